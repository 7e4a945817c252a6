import { conflictsSince, wishesOf } from '../domain/conflict.ts';
import type { Day } from '../domain/day.ts';
import type { DraftEvent, RestorationCell } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { SetRestoration } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** States the restoration of whole panels: one publication, however many panels. */
export function setRestoration(
  context: ActionContext,
  change: SetRestoration,
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'restoration', reach: change.cells }, (present) =>
    decideRestoration(present, context.actor, change),
  );
}

/** What stating it appends, or why it is refused. */
export function decideRestoration(
  { state }: Present,
  actor: string,
  { cells, since, notify, ...based }: SetRestoration,
): readonly DraftEvent[] | Refusal {
  const draft = { type: 'restoration.set', since, actor } as const;
  const wishes = wishesOf({ ...draft, payload: { cells } });
  const refusal =
    checkKnown(state, { panels: cells.map((cell) => cell.panel) }) ?? checkExpected(state, based, wishes);
  if (refusal) return refusal;
  const changed = changedPanels(state, cells, since);
  if (changed.length === 0) {
    return refuse(
      'nothing.changed',
      'That is what the site says already. If you have checked it, use confirm.',
    );
  }
  const why = explain(based, conflictsSince(state, based, wishes));
  return [{ ...draft, payload: { cells: changed, ...(notify === false && { notify }), ...why } }];
}

/** Those of which something else is said than what stands there. Without a `since` that is told by the rest. */
export function changedPanels(
  state: State,
  cells: readonly RestorationCell[],
  since: Day | null | undefined,
): readonly RestorationCell[] {
  return cells.filter(({ panel, restoration }) => {
    const before = state.restoration[panel];
    return before?.restoration !== restoration || (since !== undefined && before.since !== since);
  });
}
