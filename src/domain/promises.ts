import type { Availability, CellAddress, FeatureId, RecordedCell } from './availability.ts';
import { UNKNOWN_CELL } from './availability.ts';
import { currentCell } from './current-cell.ts';
import type { Day } from './day.ts';
import { daysBetween } from './day-count.ts';
import { type Estimate, estimateCode, type GivenEstimate, isOverdue } from './estimate.ts';
import { type Revision, SEED_ACTOR } from './events.ts';
import type { PanelId } from './panel.ts';
import type { Change, State } from './state.ts';
import { dayAt, type Instant } from './time.ts';

/** What became of a promise. Days count from the promised one; from about a day nobody counts. */
export type Outcome =
  /**
   * It came. `days`: how much later than promised, negative when earlier; of about a day only whether it had passed;
   * `null`: no day was promised.
   */
  | {
      readonly kind: 'came';
      readonly state: Availability;
      readonly day: Day;
      /** The day was stated; otherwise it came by that day at the latest. */
      readonly isStated: boolean;
      readonly days: number | 'late' | 'inTime' | null;
    }
  | { readonly kind: 'open' }
  /** `null`: it was about a day. */
  | { readonly kind: 'overdue'; readonly days: number | null }
  | { readonly kind: 'replaced'; readonly by: GivenEstimate; readonly on: Day }
  /** Taken back, with nothing in its place. */
  | { readonly kind: 'withdrawn'; readonly on: Day };

/** An estimate that was given for a feature on a panel, and how it turned out. */
export interface Promised extends CellAddress {
  readonly estimate: GivenEstimate;
  /** What it was promised for: better than this. */
  readonly whileState: Availability;
  readonly givenAt: Instant;
  /** The data set said it, which does not know since when. */
  readonly isInherited: boolean;
  readonly revision: Revision;
  readonly outcome: Outcome;
}

type Given = Omit<Promised, 'outcome'>;

/** One statement of a cell. */
interface RecordedStatement {
  readonly cell: RecordedCell;
  readonly at: Instant;
  readonly actor: string | undefined;
  readonly revision: Revision;
}

const WORTH: Readonly<Record<Availability, number>> = {
  available: 3,
  limited: 2,
  unavailable: 1,
  unknown: 0,
};

/** Every promise of a feature in the order in which it was given, panel by panel; what was undone was never given. */
export function promisesOf(
  state: State,
  feature: FeatureId,
  panels: readonly PanelId[],
  today: Day,
): Promised[] {
  return panels.flatMap((panel) =>
    followCell({ feature, panel }, statementsOf(state, feature, panel), today),
  );
}

/** What was stated of a cell, oldest first, and at last what is stated of it now. */
export function statementsOf(state: State, feature: FeatureId, panel: PanelId): readonly RecordedStatement[] {
  const recorded = recordedOf(feature, state.index.standingFeatures[feature] ?? NOTHING).get(panel) ?? [];
  const now = state.cells[feature]?.[panel];
  const cell = currentCell(state, feature, panel);
  if (!now || isSame(recorded.at(-1)?.cell ?? UNKNOWN_CELL, cell)) return recorded;
  const { at, revision } = now;
  return [...recorded, { cell, at, actor: state.changes[revision - 1]?.actor, revision }];
}

const NOTHING: readonly Change[] = [];

/** By the changes of a feature: what they stated of it, panel by panel. */
const memo = new WeakMap<readonly Change[], ReadonlyMap<PanelId, readonly RecordedStatement[]>>();

function recordedOf(
  feature: FeatureId,
  changes: readonly Change[],
): ReadonlyMap<PanelId, readonly RecordedStatement[]> {
  const known = memo.get(changes);
  if (known) return known;
  const recorded = new Map<PanelId, RecordedStatement[]>();
  for (const { at, actor, revision, availability } of changes) {
    for (const { feature: of, panel, after } of availability) {
      if (of !== feature) continue;
      const statement = { cell: after, at, actor, revision };
      const list = recorded.get(panel);
      if (list) list.push(statement);
      else recorded.set(panel, [statement]);
    }
  }
  memo.set(changes, recorded);
  return recorded;
}

function isSame(x: RecordedCell, y: RecordedCell): boolean {
  return x.state === y.state && x.since === y.since && samePromise(x.estimate, y.estimate);
}

function followCell(address: CellAddress, statements: readonly RecordedStatement[], today: Day): Promised[] {
  const kept: Promised[] = [];
  let open: Given | null = null;
  for (const { cell, at, actor, revision } of statements) {
    const next = givenIn(cell);
    if (open && next && samePromise(open.estimate, next)) continue;
    if (open) kept.push({ ...open, outcome: outcomeOf(open, cell, at) });
    open = next && {
      ...address,
      estimate: next,
      whileState: cell.state,
      givenAt: at,
      isInherited: actor === SEED_ACTOR,
      revision,
    };
  }
  return open ? [...kept, { ...open, outcome: waiting(open.estimate, today) }] : kept;
}

/** What is available is promised no more. */
function givenIn({ state, estimate }: RecordedCell): GivenEstimate | null {
  return state === 'available' || estimate.kind === 'none' ? null : estimate;
}

function samePromise(x: Estimate, y: Estimate): boolean {
  const promiser = (estimate: Estimate) => (estimate.kind === 'none' ? null : estimate.promisedBy);
  return estimateCode(x) === estimateCode(y) && promiser(x) === promiser(y);
}

/** What ended a promise: a better state, another promise, or nothing. */
function outcomeOf({ estimate, whileState }: Given, cell: RecordedCell, at: Instant): Outcome {
  const next = givenIn(cell);
  if (next) return { kind: 'replaced', by: next, on: dayAt(at) };
  if (WORTH[cell.state] <= WORTH[whileState]) return { kind: 'withdrawn', on: dayAt(at) };
  const day = cell.since ?? dayAt(at);
  return {
    kind: 'came',
    state: cell.state,
    day,
    isStated: cell.since !== null,
    days: lateness(estimate, day),
  };
}

function lateness(estimate: GivenEstimate, day: Day): Extract<Outcome, { kind: 'came' }>['days'] {
  if (estimate.kind === 'day') return daysBetween(estimate.day, day);
  if (estimate.kind === 'about') return isOverdue(estimate, day) ? 'late' : 'inTime';
  return null;
}

function waiting(estimate: GivenEstimate, today: Day): Outcome {
  if (!isOverdue(estimate, today)) return { kind: 'open' };
  return { kind: 'overdue', days: estimate.kind === 'day' ? daysBetween(estimate.day, today) : null };
}
