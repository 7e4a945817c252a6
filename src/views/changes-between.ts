import { asOfPath } from '../domain/as-of.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import {
  type AskedBetween,
  type ChangesBetween,
  changesBetween,
  type RefusedInstant,
  readBetween,
} from '../domain/changes-between.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { pathById } from '../domain/page-target.ts';
import { type Instant, instantInQuery } from '../domain/time.ts';
import { asOfWords } from '../i18n/as-of.ts';
import { changesWords } from '../i18n/changes.ts';
import { formatDayInFull, formatInstantInFull, wordsOfLocalTime } from '../i18n/dates.ts';
import { fillPhrase } from '../i18n/fill-phrase.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { promiseLanguage } from '../i18n/promise-phrases.ts';
import type { ViewContext } from './context.ts';
import { type DocumentNews, documentNews } from './history-documents.ts';
import { type HistoryLine, linesOf } from './history-lines.ts';
import { type MaintenanceNews, maintenanceNews } from './history-maintenances.ts';
import type { HistoryFilter } from './history-query.ts';
import { type UpdateNews, updateNews } from './history-updates.ts';
import { type PageView, pageView } from './page.ts';
import { panelNames } from './panels.ts';
import { namedPart } from './words.ts';

export const CHANGES_PATH = '/changes/';

/** What is asked for in the address, as it was typed. */
interface ChangesQuery {
  readonly from: string;
  readonly to: string;
}

/** An estimate that passed, and nothing else did. */
interface PassedLine {
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
  readonly text: string;
}

/** What is different. */
interface ShownChanges {
  /** One end of what is compared: how it is called, and where the site stands as it was then. */
  readonly from: End;
  readonly to: End;
  readonly lines: readonly HistoryLine[];
  readonly passed: readonly PassedLine[];
  /** The first of them: a past that was taken over may hold thousands. */
  readonly updates: readonly UpdateNews[];
  /** Where there are more of them: how many, and where all are; `null`: there are not. */
  readonly more: { readonly text: string; readonly href: string; readonly label: string } | null;
  readonly maintenances: readonly MaintenanceNews[];
  readonly documents: readonly DocumentNews[];
  /** Of what was taken out of the log since; `null`: nothing was. */
  readonly removed: string | null;
  readonly isNothing: boolean;
}

interface End {
  readonly text: string;
  readonly instant: Instant;
  /** `null`: nothing was recorded. */
  readonly href: string | null;
}

export interface ChangesView {
  readonly page: PageView;
  readonly action: string;
  readonly query: ChangesQuery;
  readonly errors: { readonly from: string | null; readonly to: string | null };
  /** `null`: nothing was asked, or nothing that can be answered. */
  readonly shown: ShownChanges | null;
}

/** Reads `?from=2021-03-16T12:00&to=2021-03-17T12:00`. */
export function readChangesQuery(query: URLSearchParams): ChangesQuery {
  return { from: instantInQuery(query, 'from'), to: instantInQuery(query, 'to') };
}

/** What changed between two instants, each thing once. */
export function changesView(context: ViewContext, query: ChangesQuery): ChangesView {
  const { state, now, locale } = context;
  const words = changesWords[locale];
  const isAsked = query.from !== '' || query.to !== '';
  const asked = isAsked ? readBetween(state, now, query) : null;
  const address = new URLSearchParams({ ...query });
  return {
    page: pageView(context, {
      path: CHANGES_PATH,
      title: words.title,
      description: words.description,
      // The form alone says nothing that changes.
      revisions: isAsked ? [state.revision] : [],
      noindex: isAsked,
      hrefIn: (one) => `${localePath(one, CHANGES_PATH)}${isAsked ? `?${address}` : ''}`,
    }),
    action: localePath(locale, CHANGES_PATH),
    query,
    errors: errorsOf(context, asked, query),
    shown: asked?.kind === 'between' ? shownOf(context, changesBetween(state, asked)) : null,
  };
}

/** So many entries about incidents at most stand on the page. */
const MOST_UPDATES = 200;

const ALL: HistoryFilter = { panel: null, feature: null, kind: null, before: null };

function shownOf(now: ViewContext, between: ChangesBetween): ShownChanges {
  // What it tells may be years away.
  const context: ViewContext = { ...now, now: between.to, leavesPage: true };
  const { net } = between;
  // Since when something holds is another question than between which two instants it changed.
  const lines = linesOf(context, net, ALL).map((line) => ({ ...line, when: null }));
  // Of what was opened and taken back in between nothing is left; of what was taken back since it was opened, its updates.
  const standing = { ...net, incidents: net.incidents.filter(({ after }) => after) };
  const shown = {
    lines,
    passed: passedLines(context, between),
    updates: updateNews(context, standing, ALL),
    maintenances: maintenanceNews(context, net, ALL),
    documents: documentNews(context, net, ALL),
  };
  const words = changesWords[context.locale];
  const { length: removed } = between.removed;
  const { length: all } = shown.updates;
  const ends = new URLSearchParams({ from: between.from, to: between.to });
  return {
    from: endOf(context, between.from, between.fromRevision),
    to: endOf(context, between.to, between.toRevision),
    ...shown,
    updates: shown.updates.slice(0, MOST_UPDATES),
    more:
      all <= MOST_UPDATES
        ? null
        : { text: words.some(MOST_UPDATES, all), href: `/api/v1/changes.json?${ends}`, label: words.all },
    removed: removed === 0 ? null : words.removed(removed),
    isNothing: Object.values(shown).every(({ length }) => length === 0) && removed === 0,
  };
}

function endOf({ locale }: ViewContext, instant: Instant, revision: number): End {
  return {
    text: formatInstantInFull(instant, locale),
    instant,
    href: revision === 0 ? null : localePath(locale, asOfPath(instant, '/')),
  };
}

/** Panels of which the same passed share a line. */
function passedLines(context: ViewContext, { passed }: ChangesBetween): PassedLine[] {
  const { state, locale } = context;
  const alike = Map.groupBy(passed, ({ feature, estimate }) => JSON.stringify([feature, estimate]));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    const entry = first && catalogueOf(state).features.find(({ id }) => id === first.feature);
    if (!entry || !('day' in first.estimate)) return [];
    const { title, lang } = namedPart(context, entry);
    const panels = group.map(({ panel }) => panel);
    const day = formatDayInFull(first.estimate.day, locale);
    const promise = fillPhrase(promiseLanguage[locale].estimate[first.estimate.kind], { day });
    return [
      {
        title,
        lang,
        href: localePath(locale, pathById(state, 'features', first.feature)),
        text: changesWords[locale].passed(panelPhrases[locale].name(panelNames(context, panels)), promise),
      },
    ];
  });
}

function errorsOf(
  { locale, now }: ViewContext,
  asked: AskedBetween | null,
  query: ChangesQuery,
): ChangesView['errors'] {
  const words = changesWords[locale];
  if (asked?.kind === 'order') return { from: null, to: words.order };
  const faults = asked?.kind === 'refused' ? asked.faults : [];
  const textAt = (field: keyof ChangesQuery) => {
    const fault = faults.find((one) => one.field === field);
    if (fault === undefined) return null;
    return query[field] === '' ? words.missing : errorText(locale, fault.why, now);
  };
  return { from: textAt('from'), to: textAt('to') };
}

function errorText(locale: Locale, why: RefusedInstant, now: Instant): string {
  const words = asOfWords[locale];
  switch (why.kind) {
    case 'unreadable':
      return words.example;
    case 'missing':
      return `${words.missing(...wordsOfLocalTime(why.typed, locale))} ${words.missingLead} ${wordsOfLocalTime(why.next, locale).join(', ')}.`;
    case 'twice':
      return `${words.twice(...wordsOfLocalTime(why.typed, locale))} ${changesWords[locale].either(...why.either)}`;
    case 'future':
      return words.futureLead(formatInstantInFull(now, locale));
    default:
      return why satisfies never;
  }
}
