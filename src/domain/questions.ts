import { type Day, parseDay } from './day.ts';
import type { Beside, DraftEvent } from './events.ts';
import { incidentHeads } from './incidents.ts';
import type { State } from './state.ts';
import { dayAt, type Instant } from './time.ts';
import { type UndoQuestion, undoQuestions } from './undo-questions.ts';

/** Where a day was written. */
export type DayField =
  | 'estimate'
  | 'since'
  | 'nextUpdateBy'
  | 'startedAt'
  | 'about'
  | 'from'
  | 'until'
  | 'clock'
  | 'at';

/** The year is far from every other on the site, as a mistyped one is. */
interface FarYear {
  readonly code: 'year.far';
  readonly field: DayField;
  readonly day: Day;
  /** The nearest of the others. */
  readonly nearest: Day;
}

/** Something that may be meant, and is done only after somebody has said that it is. */
export type Question = FarYear | UndoQuestion;

/** A day that somebody writes. */
interface WrittenDay {
  readonly field: DayField;
  readonly day: Day;
}

/** What questions are asked of: the state before, and the site clock. */
interface Situation {
  readonly state: State;
  readonly now: Instant;
}

/** Years apart from the nearest other one that nobody asks about. */
const NEAR = 1;

/**
 * What is to be asked before this is appended; nothing of what only repeats what stands there.
 *
 * @param at when it is to be applied, if that was written as well
 */
export function questionsOf(
  situation: Situation,
  drafts: readonly DraftEvent[],
  at: Instant | null = null,
): Question[] {
  const asked = [
    ...farYears(situation, drafts, at),
    ...drafts.flatMap((draft) => undoQuestions(situation.state, draft)),
  ];
  return [...new Map(asked.map((one) => [questionKey(one), one])).values()];
}

/** What a question is called where it is answered: another question, or another day, is another key. */
export function questionKey(question: Question): string {
  switch (question.code) {
    case 'year.far':
      return [question.code, question.field, question.day].join(' ');
    case 'undo.many':
      return [question.code, question.revision, question.count].join(' ');
    case 'undo.withdraws':
      return [question.code, question.revision, question.titles.length].join(' ');
    case 'undo.empties':
      return [question.code, question.revision].join(' ');
    default:
      return question satisfies never;
  }
}

function farYears({ state, now }: Situation, drafts: readonly DraftEvent[], at: Instant | null): FarYear[] {
  const written = [...drafts.flatMap((draft) => daysOf(state, draft)), ...dayOf('at', at)];
  if (written.length === 0) return [];
  const today = dayAt(now);
  const known = [today, ...daysBeside(state, drafts)];
  return written.flatMap(({ field, day }): FarYear[] => {
    // The clock moves forward alone, and from where it stands: nothing else says how far is meant.
    const nearest = field === 'clock' ? today : nearestOf(day, known);
    return yearsApart(day, nearest) > NEAR ? [{ code: 'year.far', field, day, nearest }] : [];
  });
}

/** The days that a draft says anew. */
function daysOf(state: State, draft: DraftEvent): WrittenDay[] {
  switch (draft.type) {
    case 'availability.set':
      return besideDays(state, { cells: draft.payload.cells }, draft.since);
    case 'restoration.set':
      return besideDays(state, { restorations: draft.payload.cells }, draft.since);
    case 'status.confirmed':
      return dayOf('nextUpdateBy', draft.payload.nextUpdateBy);
    case 'update.posted':
      return [
        ...dayOf('nextUpdateBy', draft.payload.nextUpdateBy),
        ...dayOf('about', draft.payload.at ?? null),
        ...besideDays(state, draft.payload, draft.since),
      ];
    case 'incident.opened':
      return [
        ...dayOf('startedAt', draft.payload.startedAt),
        ...dayOf('nextUpdateBy', draft.payload.update?.nextUpdateBy ?? null),
        ...besideDays(state, draft.payload, draft.since),
      ];
    case 'maintenance.planned':
      return [...dayOf('from', draft.payload.from), ...dayOf('until', draft.payload.until)];
    case 'maintenance.changed': {
      const before = state.maintenances[draft.payload.maintenance];
      return (['from', 'until'] as const).flatMap((field) =>
        before?.[field] === draft.payload[field] ? [] : dayOf(field, draft.payload[field]),
      );
    }
    case 'clock.set':
      return draft.payload.mode === 'replay' && state.revision > 0
        ? dayOf('clock', draft.payload.instant)
        : [];
    default:
      return [];
  }
}

/** The days that are said anew of cells and panels. */
function besideDays(
  state: State,
  { cells = [], restorations = [] }: Beside,
  since: Day | null,
): WrittenDay[] {
  const isNew =
    cells.some(({ feature, panel }) => state.cells[feature]?.[panel]?.since !== since) ||
    restorations.some(({ panel }) => state.restoration[panel]?.since !== since);
  return [
    ...(isNew ? dayOf('since', since) : []),
    ...cells.flatMap(({ feature, panel, estimate }) => {
      const before = state.cells[feature]?.[panel]?.estimate;
      if (!('day' in estimate) || (before && 'day' in before && before.day === estimate.day)) return [];
      return dayOf('estimate', estimate.day);
    }),
  ];
}

/** Every day that the site says, but for what the drafts are about to replace. */
function daysBeside(state: State, drafts: readonly DraftEvent[]): Day[] {
  const replaced = new Set(
    drafts.flatMap((draft) =>
      draft.type === 'availability.set'
        ? draft.payload.cells.map(({ feature, panel }) => `${feature}@${panel}`)
        : draft.type === 'restoration.set'
          ? draft.payload.cells.map(({ panel }) => panel)
          : [],
    ),
  );
  const cells = Object.entries(state.cells).flatMap(([feature, panels]) =>
    Object.entries(panels).flatMap(([panel, { since, estimate }]) =>
      replaced.has(`${feature}@${panel}`) ? [] : [since, 'day' in estimate ? estimate.day : null],
    ),
  );
  const panels = Object.entries(state.restoration).flatMap(([panel, { since }]) =>
    replaced.has(panel) ? [] : [since],
  );
  const incidents = incidentHeads(state).map(({ startedAt }) => parseDay(startedAt.slice(0, 10)));
  return [...cells, ...panels, ...incidents].filter((day) => day !== null);
}

function nearestOf(day: Day, known: readonly Day[]): Day {
  return known.reduce((near, other) => (yearsApart(day, other) < yearsApart(day, near) ? other : near));
}

function yearsApart(one: Day, other: Day): number {
  return Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)));
}

/** Of an instant the day in UTC: near enough for its year. */
function dayOf(field: DayField, written: Day | Instant | null): WrittenDay[] {
  const day = written === null ? null : parseDay(written.slice(0, 10));
  return day === null ? [] : [{ field, day }];
}
