import { catalogueOf } from '../../domain/catalogue.ts';
import { findIncident } from '../../domain/incidents.ts';
import { type Locale, splitLocale } from '../../domain/locale.ts';
import { commonWords } from '../../i18n/common.ts';
import { incidentWords } from '../../i18n/incident.ts';
import { promiseWords } from '../../i18n/promises.ts';
import type { ViewContext } from '../context.ts';
import { localTitle, namedPart } from '../words.ts';

/** A public page by its address and what it is called. */
export interface PageLink {
  readonly href: string;
  /** With its host; `null`: the site does not know its own. */
  readonly address: string | null;
  readonly title: string;
  readonly locale: Locale;
}

/** What the public page at an address is called, in the language of that page. */
export function pageLink(context: ViewContext, href: string): PageLink {
  const { locale, path } = splitLocale(href);
  const address = context.siteUrl === null ? null : `${context.siteUrl}${href}`;
  return { href, address, locale, title: titleOf({ ...context, locale }, path) ?? href };
}

function titleOf(context: ViewContext, path: string): string | null {
  const { nav } = commonWords[context.locale];
  const [, section = '', id = ''] = path.split('/');
  const { panels, features, faq } = catalogueOf(context.state);
  switch (section) {
    case '':
      return nav.home;
    case 'panel':
      return titleAmong(
        context,
        panels.find((entry) => entry.id === id),
      );
    case 'features':
      return id === ''
        ? nav.features
        : titleAmong(
            context,
            features.find((entry) => entry.id === id),
          );
    case 'faq':
      return id === ''
        ? nav.faq
        : titleAmong(
            context,
            faq.find(({ meta }) => meta.slug === id),
          );
    case 'incidents':
      return id === '' ? incidentWords[context.locale].all : incidentTitle(context, id);
    case 'promises':
      return promiseWords[context.locale].all;
    case 'lookup':
      return nav.lookup;
    case 'history':
      return nav.history;
    default:
      return null;
  }
}

/** One that staff opened has no document. */
function incidentTitle({ state, locale }: ViewContext, id: string): string | null {
  const incident = findIncident(state, id);
  return incident && localTitle(incident.title, locale).title;
}

function titleAmong(context: ViewContext, entry: Parameters<typeof namedPart>[1] | undefined): string | null {
  return entry ? namedPart(context, entry).title : null;
}
