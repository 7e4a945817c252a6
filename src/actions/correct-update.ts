import { conflictsSince } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import type { UpdateId } from '../domain/incident.ts';
import type { State, UpdateState } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { correctionOf } from './expected-update.ts';
import type { AppendResult, Present } from './ports.ts';
import type { CorrectUpdate } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';
import { lagsAfter, tidyText } from './update-words.ts';

/** Puts the words of an update right, or adds their translation; the earlier wording stays in the log. */
export function correctUpdate(
  context: ActionContext,
  correction: CorrectUpdate,
): Promise<AppendResult | Refusal> {
  return act(context, EVERYWHERE, (present) => decideCorrection(present, context.actor, correction));
}

/** What correcting it appends, or why it is refused. */
export function decideCorrection(
  { state }: Present,
  actor: string,
  { update: id, body: typed, translationStands, ...based }: CorrectUpdate,
): readonly DraftEvent[] | Refusal {
  const update = findUpdate(state, id);
  if (!update) {
    return refuse('update.unknown', `There is no update ${id}. incident list shows those that there are.`);
  }
  const body = tidyText(typed);
  const lags = lagsAfter({ text: update.body, lags: update.lags }, body, translationStands);
  const wishes = correctionOf(update, { body, lags, corrected: null });
  const refusal = checkExpected(state, based, wishes);
  if (refusal) return refusal;
  if (!update.stands) {
    return refuse('update.withdrawn', `Update ${id} was taken back by revision ${update.changed}.`);
  }
  if (update.body.pl === body.pl && update.body.en === body.en && update.lags === lags) {
    return refuse('nothing.changed', `Update ${id} says that already.`);
  }
  const why = explain(based, conflictsSince(state, based, wishes));
  const payload = { incident: update.incident, update: id, body, lags, ...why };
  return [{ type: 'update.corrected', payload, since: null, actor }];
}

/** An update by its name, also one that was taken back. */
export function findUpdate(state: State, id: UpdateId): UpdateState | null {
  return (
    Object.values(state.updates)
      .flat()
      .find((update) => update.id === id) ?? null
  );
}
