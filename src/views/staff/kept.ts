import { findIncident } from '../../domain/incidents.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import { instantFromMs } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { staffWords } from '../../i18n/staff.ts';
import { staffKeptWords } from '../../i18n/staff-kept.ts';
import { localTitle } from '../words.ts';
import { STAFF_AREAS } from './areas.ts';
import type { StaffViewContext } from './context.ts';

/** What a page says of what was typed before a session had ended. */
export interface KeptNotice {
  /** `gone`: sent already, too old, or somebody else's; nothing tells which. */
  readonly kind: 'back' | 'gone';
  readonly text: string;
}

/** It in words. `since`: when it was kept, by the machine's clock as all that has to do with signing in; `null`: nothing is. */
export function keptNotice(locale: Locale, since: Date | null): KeptNotice {
  const words = staffKeptWords[locale];
  return since === null
    ? { kind: 'gone', text: words.gone }
    : { kind: 'back', text: words.back(wallInstantText(since, locale)) };
}

/** A form that waits for its account. */
export interface WaitingForm {
  /** Without the language in front. */
  readonly href: string;
  readonly address: string;
  readonly since: Date;
  /** Of what was typed the longest piece. */
  readonly longest: string;
}

/** What waits, as the start page lists it. */
export interface KeptFormsView {
  readonly title: string;
  readonly forms: readonly {
    readonly href: string;
    readonly label: string;
    readonly lang: Locale | null;
    readonly since: string;
    /** How the longest of what was typed begins: two forms of one page are told apart by it. */
    readonly excerpt: string;
  }[];
}

export function keptFormsView(
  { locale, state }: Pick<StaffViewContext, 'locale' | 'state'>,
  waiting: readonly WaitingForm[],
): KeptFormsView {
  return {
    title: staffKeptWords[locale].title,
    forms: waiting.map(({ href, address, since, longest }) => {
      const incident = findIncident(state, /^\/staff\/updates\/([^/]+)\//.exec(address)?.[1] ?? '');
      const area = STAFF_AREAS.findLast(({ path }) => address.startsWith(path)) ?? STAFF_AREAS[0];
      const { title, lang } = incident
        ? localTitle(incident.title, locale)
        : { title: staffWords[locale].nav[area.id], lang: null };
      return {
        href: localePath(locale, href),
        label: title,
        lang,
        since: wallInstantText(since, locale),
        excerpt: excerptOf(longest),
      };
    }),
  };
}

/** Cut between words where that can be. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const head = [...line].slice(0, EXCERPT).join('');
  return head.length === line.length ? line : `${head.replace(/\s+\S*$/, '')}…`;
}

/** Characters. */
const EXCERPT = 60;

function wallInstantText(at: Date, locale: Locale): string {
  return formatInstantInFull(instantFromMs(at.getTime()), locale);
}
