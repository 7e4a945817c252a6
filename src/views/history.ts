import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import { localePath } from '../domain/locale.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { formatDay } from '../i18n/dates.ts';
import { historyWords } from '../i18n/history.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { type AsOfForm, asOfForm } from './as-of.ts';
import { CHANGES_PATH } from './changes-between.ts';
import type { ViewContext } from './context.ts';
import { feedsOf } from './follow.ts';
import { type HistoryItem, historyEntry, isSeed, seedEntry, undoingsOf } from './history-entry.ts';
import {
  HISTORY_KINDS,
  HISTORY_PATH,
  type HistoryFilter,
  type HistoryQuery,
  historyHref,
  resolveHistoryQuery,
} from './history-query.ts';
import { type AreaOptions, featureOptions, type Option, option } from './options.ts';
import { type PageView, pageView } from './page.ts';
import { panelIds, panelName } from './panels.ts';
import { namedPart } from './words.ts';

export { readHistoryQuery } from './history-query.ts';

/** How many entries a page has. */
const ENTRIES = 40;

export interface HistoryDay {
  /** ISO day. */
  readonly day: string;
  readonly name: string;
  readonly entries: readonly HistoryItem[];
}

interface HistoryMonth {
  /** `2021-03` */
  readonly month: string;
  readonly name: string;
  readonly days: readonly HistoryDay[];
}

/** The choices of the form. */
export interface HistoryForm {
  readonly action: string;
  readonly panels: readonly Option[];
  readonly areas: readonly AreaOptions[];
  readonly kinds: readonly Option[];
}

export interface HistoryView {
  readonly page: PageView;
  readonly form: HistoryForm;
  /** Leads to how the site was. */
  readonly asOf: AsOfForm;
  /** Where two moments are compared. */
  readonly changesHref: string;
  /** What of the address was not understood. */
  readonly messages: readonly string[];
  /** What the list is narrowed to; `null` when it is not. */
  readonly only: string | null;
  readonly clearHref: string;
  readonly months: readonly HistoryMonth[];
  /** The data set's list of features is shown at once: somebody asked for a panel or a feature. */
  readonly isInventoryOpen: boolean;
  readonly olderHref: string | null;
  readonly newestHref: string | null;
  /** Said instead of a list. */
  readonly empty: string | null;
}

/** Everything that was ever said, newest first, a page at a time. */
export function historyView(context: ViewContext, query: HistoryQuery): HistoryView {
  const { state, locale } = context;
  const words = historyWords[locale];
  const { filter, messages } = resolveHistoryQuery(context, query);
  const { entries, next } = readEntries(context, filter);
  const only = onlyText(context, filter);
  return {
    page: pageView(context, {
      feeds: feedsOf(context, { of: 'site' }),
      path: HISTORY_PATH,
      title: words.title,
      description: words.description,
      revisions: [state.revision],
      hrefIn: (one) => historyHref(one, filter),
    }),
    form: formOf(context, filter),
    asOf: asOfForm(context),
    changesHref: localePath(locale, CHANGES_PATH),
    messages,
    only,
    clearHref: localePath(locale, HISTORY_PATH),
    months: monthsOf(context, entries),
    isInventoryOpen: filter.panel !== null || filter.feature !== null,
    olderHref: next === null ? null : historyHref(locale, { ...filter, before: next }),
    newestHref: filter.before === null ? null : historyHref(locale, { ...filter, before: null }),
    empty:
      entries.length > 0 ? null : only === null && filter.before === null ? words.emptyAtAll : words.empty,
  };
}

/** One page of entries, and the revision before which the next page begins; `null`: there is none. */
function readEntries(
  context: ViewContext,
  filter: HistoryFilter,
): { readonly entries: readonly HistoryItem[]; readonly next: Revision | null } {
  const { changes } = context.state;
  const undoings = undoingsOf(changes);
  const entries: HistoryItem[] = [];
  const end = Math.min(changes.length, (filter.before ?? changes.length + 1) - 1);
  for (let count = end; count > 0; ) {
    const group = groupEndingAt(changes, count);
    count -= group.length;
    const [first] = group;
    if (!first) break;
    const entry = isSeed(first)
      ? seedEntry(context, group, filter)
      : historyEntry(context, first, filter, undoings);
    if (entry === null) continue;
    if (entries.length === ENTRIES) return { entries, next: entry.revision + 1 };
    entries.push(entry);
  }
  return { entries, next: null };
}

/** The last of the first `count` changes, or all of the data set when it is part of that. */
function groupEndingAt(changes: readonly Change[], count: number): Change[] {
  const last = changes[count - 1];
  if (!last) return [];
  if (!isSeed(last)) return [last];
  const start = changes.slice(0, count).findLastIndex((one) => !isSeed(one) || one.at !== last.at) + 1;
  return changes.slice(start, count);
}

function monthsOf(context: ViewContext, entries: readonly HistoryItem[]): HistoryMonth[] {
  const { months } = historyWords[context.locale];
  const byMonth = Map.groupBy(entries, ({ instant }) => dayAt(instant).slice(0, 7));
  return [...byMonth].map(([month, inMonth]) => ({
    month,
    name: `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
    days: [...Map.groupBy(inMonth, ({ instant }) => dayAt(instant))].map(([day, inDay]) => ({
      day,
      name: formatDay(day, context),
      entries: inDay,
    })),
  }));
}

function formOf(context: ViewContext, filter: HistoryFilter): HistoryForm {
  const { state, locale } = context;
  const words = historyWords[locale];
  return {
    action: localePath(locale, HISTORY_PATH),
    panels: panelIds(state).map((id) => option(id, panelName(context, id), id === filter.panel)),
    areas: featureOptions(context, (id) => id === filter.feature),
    kinds: HISTORY_KINDS.map((kind) => option(kind, words.kinds[kind], kind === filter.kind)),
  };
}

function onlyText(context: ViewContext, { panel, feature, kind }: HistoryFilter): string | null {
  const { state, locale } = context;
  const words = historyWords[locale];
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  const parts = [
    panel && panelPhrases[locale].name([panelName(context, panel)]),
    entry && namedPart(context, entry).title,
    kind && words.kinds[kind],
  ].filter(Boolean);
  return parts.length === 0 ? null : words.only(parts.join(', '));
}
