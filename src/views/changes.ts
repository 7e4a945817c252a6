import type { Availability, CellAddress } from '../domain/availability.ts';
import type { Day } from '../domain/day.ts';
import { effectiveChanges } from '../domain/effective-changes.ts';
import { type Revision, SEED_ACTOR } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Change } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { whatChanged } from '../i18n/tell-change.ts';
import { type ChangeLine, joinedParts } from './change-lines.ts';
import type { ViewContext } from './context.ts';
import { heldFrom } from './held.ts';
import type { NoteView } from './note.ts';
import { type EffectiveRestoration, panelNames } from './panels.ts';

/** A change of state that a reader would call one. */
export interface ChangeItem {
  readonly revision: Revision;
  /** From which day, or by which: `od 15 marca`, `najpóźniej 17 marca`. */
  readonly when: string;
  /** `najp. 17.03` */
  readonly short: string;
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
  readonly late: ChangeLine['late'];
  readonly note: NoteView | null;
}

/** One of them before it is put into words. */
interface News extends Pick<ChangeItem, 'revision' | 'day'> {
  /** What it is of, on its day. */
  readonly subject: string;
  readonly item: () => ChangeItem;
}

/** The newest changes of state, at most `limit`; what was taken back or replaced in the same breath is left out. */
export function lastChanges(context: ViewContext, limit: number): ChangeItem[] {
  const { state } = context;
  // Of all changes: what was undone is read at once, too.
  const effective = effectiveChanges({ ...state.index.undone }, state.changes);
  // A day that was stated ahead of its time: only then can something older stand above something newer.
  const isAhead = effective.some(({ since, at }) => since !== null && since > at.slice(0, 10));
  const all: News[] = [];
  // What is older was held from no later day, so it comes after all that was held from that day on.
  const certain = new Set<string>();
  let uncertain: readonly News[] = [];
  for (let index = effective.length - 1; index >= 0; index -= 1) {
    const change = effective[index];
    if (!change) break;
    const later = sameBreath(effective, index);
    const news = newsOf(context, change, later);
    if (news.length === 0) continue;
    const today = dayAt(change.at);
    for (const { day, subject } of uncertain) if (day >= today) certain.add(subject);
    if (!isAhead && certain.size >= limit) break;
    uncertain = [...uncertain.filter(({ day }) => day < today), ...news];
    all.push(...news);
  }
  const told = new Set<string>();
  return all
    .sort((x, y) => (x.day === y.day ? y.revision - x.revision : x.day < y.day ? 1 : -1))
    .filter(({ subject }) => isFirst(told, subject))
    .slice(0, limit)
    .map(({ item }) => item());
}

/** The changes after one that were published at the same instant. */
function sameBreath(effective: readonly Change[], index: number): Change[] {
  const later: Change[] = [];
  for (let next = index + 1; effective[next]?.at === effective[index]?.at; next += 1) {
    const change = effective[next];
    if (!change) break;
    later.push(change);
  }
  return later;
}

/** Of what was said several times of the same thing on one day, the last word is the news: newest first. */
function isFirst(told: Set<string>, subject: string): boolean {
  const isNew = !told.has(subject);
  told.add(subject);
  return isNew;
}

/** What of a change is news to a reader: each thing with what it has become, put into words once it is known to be shown. */
function newsOf(context: ViewContext, change: Change, later: readonly Change[]): News[] {
  const replaced = new Set(later.flatMap(partsOf));
  const isInventory = change.actor === SEED_ACTOR && change.since === null;
  const parts = joinedParts(context, change, 'outcome', {
    ofPanel: ({ panel, before: { restoration }, after }) =>
      !replaced.has(panel) && after !== restoration && !(after === 'new' && restoration === null),
    ofFeature: (cell) =>
      !replaced.has(addressOf(cell)) &&
      !(isInventory && cell.before.state === 'unknown') &&
      whatChanged(cell.before, cell.after) !== null,
  });
  const { revision } = change;
  const day = change.since ?? dayAt(change.at);
  return parts.map(({ feature, panels, line }) => ({
    revision,
    day,
    subject: [day, feature, ...panels].join(),
    item: () => itemOf(context, change, line()),
  }));
}

function itemOf(context: ViewContext, change: Change, line: ChangeLine): ChangeItem {
  return {
    revision: change.revision,
    href: line.href,
    lang: line.lang,
    ...heldFrom(context, change, change.since),
    ...(line.of === 'panel' ? ofPanels(line) : ofFeature(context, line)),
  };
}

type Said = Pick<ChangeItem, 'text' | 'panels' | 'state' | 'word' | 'late' | 'note'>;

/** The sentence names the panels and says it all. */
function ofPanels({ text, after }: ChangeLine): Said {
  return { text, panels: [], state: after.state, word: null, late: null, note: null };
}

function ofFeature(context: ViewContext, { title, panels, after, news, told, late }: ChangeLine): Said {
  const subject = { text: title, panels: panelNames(context, panels) };
  return news === 'estimate' && told !== null
    ? { ...subject, state: null, word: told, late, note: null }
    : { ...subject, state: after.state, word: after.word, late: null, note: after.note };
}

function partsOf({ restoration, availability }: Change): string[] {
  return [...restoration.map(({ panel }) => panel), ...availability.map(addressOf)];
}

function addressOf({ feature, panel }: CellAddress): string {
  return `${feature}@${panel}`;
}
