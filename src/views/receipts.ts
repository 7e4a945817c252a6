import { asOfPath } from '../domain/as-of.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { findIncident } from '../domain/incidents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { Occurrence, OccurrenceSubject } from '../domain/occurrence.ts';
import { pathById } from '../domain/page-target.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstantInFull } from '../i18n/dates.ts';
import { panelPhrases, startSentence } from '../i18n/panel-phrases.ts';
import { subscriberWords } from '../i18n/subscriber.ts';
import type { ViewContext } from './context.ts';
import { panelName } from './panels.ts';
import { tellChange } from './told-change.ts';
import { localTitle, namedPart } from './words.ts';

/** What was sent to somebody, as it is kept. */
interface KeptReceipt {
  readonly occurrence: string;
  readonly status: 'waiting' | 'claimed' | 'sent' | 'refused' | 'withdrawn';
  /** Wall clock. */
  readonly settledAt: Instant | null;
  readonly revision: Revision | null;
  readonly why: string | null;
  readonly about?: Pick<Occurrence, 'subjects' | 'at'>;
}

/** What was sent to somebody, as they read it. */
export interface ReceiptView {
  readonly when: { readonly instant: Instant; readonly text: string } | null;
  readonly what: string;
  readonly outcome: string;
  /** A stable code; `null`: it came through. */
  readonly why: string | null;
  readonly isBad: boolean;
  /** The revision that it told of, and the page as it stood then; `null`: it told of none. */
  readonly page: { readonly text: string; readonly href: string } | null;
}

export function receiptView(context: ViewContext, receipt: KeptReceipt): ReceiptView {
  const { locale } = context;
  const { status, settledAt, why } = receipt;
  const words = subscriberWords[locale].receipts;
  return {
    when: settledAt === null ? null : { instant: settledAt, text: formatInstantInFull(settledAt, locale) },
    what: whatOf(context, receipt),
    outcome: words.status[status],
    why: status === 'refused' ? why : null,
    isBad: status === 'refused',
    page: thenOf(context, receipt),
  };
}

function whatOf(context: ViewContext, { occurrence, revision, about }: KeptReceipt): string {
  const words = subscriberWords[context.locale].receipts;
  const service = /^service\/(\w+)/.exec(occurrence)?.[1];
  if (service !== undefined)
    return isService(words.service, service) ? words.service[service] : words.service.other;
  const [first, ...rest] = about?.subjects ?? [];
  if (first) {
    const what = nameOf(context, first);
    return rest.length === 0 ? what : words.andMore(what, rest.length);
  }
  const change = revision === null ? undefined : context.state.changes[revision - 1];
  const told = change && tellChange(context, change, { panel: null, feature: null });
  return told?.title || words.service.other;
}

function isService<Known extends object>(known: Known, name: PropertyKey): name is keyof Known {
  return Object.hasOwn(known, name);
}

function nameOf(context: ViewContext, subject: OccurrenceSubject): string {
  const { state, locale } = context;
  const words = subscriberWords[locale].receipts;
  const { features, faq } = catalogueOf(state);
  const on = (panel: string) => panelPhrases[locale].on([panelName(context, panel)]);
  const cell = (feature: string, panel: string) => {
    const entry = features.find(({ id }) => id === feature);
    return `${entry ? namedPart(context, entry).title : feature} ${on(panel)}`;
  };
  switch (subject.of) {
    case 'cell':
      return cell(subject.feature, subject.panel);
    case 'promise':
      return words.promise(cell(subject.feature, subject.panel));
    case 'panel':
      return startSentence(panelPhrases[locale].name([panelName(context, subject.panel)]));
    case 'incident': {
      const incident = findIncident(state, subject.incident);
      return incident ? localTitle(incident.title, locale).title : subject.incident;
    }
    case 'maintenance': {
      const title = state.maintenances[subject.maintenance]?.title;
      return title ? localTitle(title, locale).title : words.maintenance;
    }
    case 'answer': {
      const entry = faq.find(({ meta }) => meta.slug === subject.slug);
      return words.answer(entry ? namedPart(context, entry).title : subject.slug);
    }
    default:
      return subject satisfies never;
  }
}

/** The page that says most of it, as it stood when it was told. */
function thenOf(context: ViewContext, { revision, about }: KeptReceipt): ReceiptView['page'] {
  const { state, locale } = context;
  const said = revision === null ? undefined : state.changes[revision - 1]?.at;
  if (revision === null || said === undefined) return null;
  const at = about && about.at > said ? about.at : said;
  return {
    text: subscriberWords[locale].receipts.revision(revision),
    href: asOf(locale, at, pageOf(context, about?.subjects ?? [])),
  };
}

function asOf(locale: Locale, at: Instant, path: string): string {
  return localePath(locale, asOfPath(at, path));
}

function pageOf({ state }: ViewContext, subjects: readonly OccurrenceSubject[]): string {
  const [subject] = subjects;
  if (subject === undefined) return '/';
  switch (subject.of) {
    case 'cell':
    case 'promise':
      return subjects.length === 1
        ? pathById(state, 'features', subject.feature)
        : pathById(state, 'panels', subject.panel);
    case 'panel':
      return pathById(state, 'panels', subject.panel);
    case 'incident':
      return pathById(state, 'incidents', subject.incident);
    case 'answer':
      return `/faq/${subject.slug}/`;
    case 'maintenance':
      return '/';
    default:
      return subject satisfies never;
  }
}
