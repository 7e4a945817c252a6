import type { Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import { effectiveChanges } from '../domain/effective-changes.ts';
import { estimateCode } from '../domain/estimate.ts';
import { type Revision, SEED_ACTOR } from '../domain/events.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { homeWords } from '../i18n/home.ts';
import { joinList } from '../i18n/list.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { orPlain } from './boundary.ts';
import { estimateView, type Lateness } from './cell.ts';
import type { ViewContext } from './context.ts';
import { heldFrom } from './held.ts';
import { type NoteView, noteView } from './note.ts';
import { type EffectiveRestoration, panelIds, panelLetter } from './panels.ts';
import { partWords } from './words.ts';

/** A change of state that a reader would call one. */
export interface ChangeItem {
  readonly revision: Revision;
  /** From which day, or by which: `od 15 marca`, `do 17 marca`. */
  readonly when: string;
  readonly day: Day;
  readonly text: string;
  readonly lang: Locale | null;
  readonly href: string;
  /** The panels of a feature; empty where the text names the panels. */
  readonly panels: readonly string[];
  readonly state: Availability | EffectiveRestoration | null;
  /** The new state, or the new date. */
  readonly word: string | null;
  /** What becomes of the word once the new date has passed. */
  readonly late: Pick<Lateness, 'from' | 'text'> | null;
  readonly note: NoteView | null;
}

/** The newest changes of state, at most `limit`; what was taken back or replaced in the same breath is left out. */
export function lastChanges(context: ViewContext, limit: number): ChangeItem[] {
  const { state } = context;
  // Of all changes: what was undone is read at once, too.
  const standing = effectiveChanges({ ...state.index.undone }, state.changes);
  // A day that was stated ahead of its time: only then can something older stand above something newer.
  const isAhead = standing.some(({ since, at }) => since !== null && since > at.slice(0, 10));
  const items: ChangeItem[] = [];
  // What is older was held from no later day, so it comes after all that was held from that day on.
  const certain = new Set<string>();
  let uncertain: readonly ChangeItem[] = [];
  for (let index = standing.length - 1; index >= 0; index -= 1) {
    const change = standing[index];
    if (!change) break;
    const later = sameBreath(standing, index);
    const news = [...restorationItems(context, change, later), ...availabilityItems(context, change, later)];
    if (news.length === 0) continue;
    const today = dayAt(change.at);
    for (const item of uncertain) if (item.day >= today) certain.add(subjectOf(item));
    if (!isAhead && certain.size >= limit) break;
    uncertain = [...uncertain.filter(({ day }) => day < today), ...news];
    items.push(...news);
  }
  const told = new Set<string>();
  return items
    .sort((x, y) => (x.day === y.day ? y.revision - x.revision : x.day < y.day ? 1 : -1))
    .filter((item) => isFirst(told, subjectOf(item)))
    .slice(0, limit);
}

/** The changes after one that were published at the same instant. */
function sameBreath(standing: readonly Change[], index: number): Change[] {
  const later: Change[] = [];
  for (let next = index + 1; standing[next]?.at === standing[index]?.at; next += 1) {
    const change = standing[next];
    if (!change) break;
    later.push(change);
  }
  return later;
}

function subjectOf({ day, href, panels }: ChangeItem): string {
  return [day, href, ...panels].join();
}

/** Of what was said several times of the same thing on one day, the last word is the news: newest first. */
function isFirst(told: Set<string>, subject: string): boolean {
  const isNew = !told.has(subject);
  told.add(subject);
  return isNew;
}

function restorationItems(context: ViewContext, change: Change, later: readonly Change[]): ChangeItem[] {
  const { state, locale } = context;
  const known = panelIds(state);
  const replaced = new Set(later.flatMap(({ restoration }) => restoration.map(({ panel }) => panel)));
  const changed = change.restoration.filter(
    ({ panel, before, after }) =>
      known.includes(panel) &&
      !replaced.has(panel) &&
      after !== before.restoration &&
      !(after === 'new' && before.restoration === null),
  );
  return [...Map.groupBy(changed, ({ after }) => after ?? 'unknown')].map(([standing, cells]) => {
    const panels = known.filter((one) => cells.some(({ panel }) => panel === one));
    const words = homeWords[locale].changed[standing];
    const names = joinList(locale, panels.map(panelLetter));
    return {
      ...dated(context, change),
      text: tieShortWords(panels.length === 1 ? words.one(names) : words.several(names), locale),
      lang: null,
      href: localePath(locale, panels.length === 1 ? `/panel/${panels[0]}/` : '/features/'),
      panels: [],
      state: standing,
      word: null,
      late: null,
      note: null,
    };
  });
}

function availabilityItems(context: ViewContext, change: Change, later: readonly Change[]): ChangeItem[] {
  const { state, locale } = context;
  const known = panelIds(state);
  const replaced = new Set(later.flatMap(({ availability }) => availability.map(addressOf)));
  const inventory = change.actor === SEED_ACTOR && change.since === null;
  const changed = change.availability.filter(
    (cell) =>
      known.includes(cell.panel) &&
      !replaced.has(addressOf(cell)) &&
      !(inventory && cell.before.state === 'unknown') &&
      whatChanged(cell) !== null,
  );
  if (changed.length === 0) return [];
  const named = new Set(changed.map(({ feature }) => feature));
  return catalogueOf(state).features.flatMap((entry) => {
    if (!named.has(entry.id)) return [];
    const cells = changed.filter(({ feature }) => feature === entry.id);
    return [...Map.groupBy(cells, sayingOf).values()].flatMap((same): ChangeItem[] => {
      const [first] = same;
      if (!first) return [];
      const { title, lang } = partWords(context, entry);
      return [
        {
          ...dated(context, change),
          text: title,
          lang,
          href: localePath(locale, `/features/${entry.id}/`),
          panels: known.filter((one) => same.some(({ panel }) => panel === one)).map(panelLetter),
          ...orPlain(
            context,
            () => newsOf(context, first),
            () => plainNews(context, first),
          ),
        },
      ];
    });
  });
}

type ChangedCell = Change['availability'][number];

function addressOf({ feature, panel }: ChangedCell): string {
  return `${feature}@${panel}`;
}

/** A changed note alone is no news. */
function whatChanged({ before, after }: ChangedCell): 'state' | 'estimate' | null {
  if (before.state !== after.state) return 'state';
  return estimateCode(before.estimate) === estimateCode(after.estimate) ? null : 'estimate';
}

/** Cells of which the same is said. */
function sayingOf(cell: ChangedCell): string {
  const { state, estimate, note } = cell.after;
  return [whatChanged(cell), state, estimateCode(estimate), note?.pl].join();
}

type News = Pick<ChangeItem, 'state' | 'word' | 'late' | 'note'>;

/** What cannot be read of a cell is its note, as it stands in the log. */
function plainNews({ locale }: ViewContext, { after }: ChangedCell): News {
  return {
    state: 'unknown',
    word: commonWords[locale].availability.unknown,
    late: null,
    note: { text: JSON.stringify(after), lang: null },
  };
}

function newsOf(context: ViewContext, cell: ChangedCell): News {
  const { locale } = context;
  const { after } = cell;
  if (whatChanged(cell) === 'state') {
    return {
      state: after.state,
      word: commonWords[locale].availability[after.state],
      late: null,
      note: noteView(after.note, locale),
    };
  }
  const estimate = estimateView(context, after.estimate);
  const words = homeWords[locale];
  const late = estimate?.late ?? null;
  return {
    state: null,
    word: estimate ? words.newEstimate(estimate.text) : words.noEstimate,
    late: late && { from: late.from, text: words.newEstimate(late.text) },
    note: null,
  };
}

/** “From” a day that was stated; “by” the day of the data set when none was; else the day it was said. */
function dated(context: ViewContext, change: Change): Pick<ChangeItem, 'revision' | 'when' | 'day'> {
  return { revision: change.revision, ...heldFrom(context, change, change.since) };
}
