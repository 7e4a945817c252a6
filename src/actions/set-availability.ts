import type { RecordedCell } from '../domain/availability.ts';
import { conflictsSince, wishesOf } from '../domain/conflict.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { Day } from '../domain/day.ts';
import { estimateCode, isOverdue } from '../domain/estimate.ts';
import type { AvailabilityCell, DraftEvent } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { dayAt } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { SetAvailability } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** States what features do on panels: one publication, however many cells. */
export function setAvailability(
  context: ActionContext,
  change: SetAvailability,
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'availability', reach: change.cells }, (present) =>
    decideAvailability(present, context.actor, change),
  );
}

/** What stating it appends, or why it is refused. */
export function decideAvailability(
  { state, now }: Present,
  actor: string,
  { cells, since, notify, ...based }: SetAvailability,
): readonly DraftEvent[] | Refusal {
  const draft = { type: 'availability.set', since, actor } as const;
  const wishes = wishesOf({ ...draft, payload: { cells } });
  const refusal =
    checkKnown(state, {
      panels: cells.map((cell) => cell.panel),
      features: cells.map((cell) => cell.feature),
    }) ?? checkExpected(state, based, wishes);
  if (refusal) return refusal;
  const changed = changedCells(state, cells, since);
  if (changed.length === 0) {
    return refuse(
      'nothing.changed',
      'That is what the site says already. If you have checked it, use confirm.',
    );
  }
  const past = checkPast({ state, now }, changed);
  if (past) return past;
  const why = explain(based, conflictsSince(state, based, wishes));
  return [{ ...draft, payload: { cells: changed, ...(notify === false && { notify }), ...why } }];
}

/** Those that say something else than what stands there. Without a `since` that is told by the rest. */
export function changedCells(
  state: State,
  cells: readonly AvailabilityCell[],
  since: Day | null | undefined,
): readonly AvailabilityCell[] {
  return cells.filter((cell) => {
    const before = currentCell(state, cell.feature, cell.panel);
    return !isSame(before, { ...cell, since: since === undefined ? before.since : since });
  });
}

/** Refuses to promise what has passed; what was promised before may stand. */
export function checkPast({ state, now }: Present, cells: readonly AvailabilityCell[]): Refusal | null {
  const past = cells.find(({ feature, panel, estimate }) => {
    const promised = estimateCode(currentCell(state, feature, panel).estimate);
    return isOverdue(estimate, dayAt(now)) && estimateCode(estimate) !== promised;
  });
  if (!past) return null;
  return refuse(
    'estimate.past',
    `${estimateCode(past.estimate)} has passed: by the site clock it is ${dayAt(now)}. Promise a later day, or none.`,
  );
}

function isSame(before: RecordedCell, after: RecordedCell): boolean {
  const key = ({ state, estimate, note, since }: RecordedCell) =>
    JSON.stringify([state, estimate, note?.pl, note?.en, since]);
  return key(before) === key(after);
}
