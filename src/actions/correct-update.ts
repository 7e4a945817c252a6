import type { DraftEvent } from '../domain/events.ts';
import type { UpdateFacts, UpdateId } from '../domain/incident.ts';
import type { State, UpdateState } from '../domain/state.ts';
import { factsOfUpdate } from '../domain/update-facts.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { correctWords } from './correct-words.ts';
import { correctionOf } from './expected-update.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { CorrectUpdate } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';

/**
 * Puts the words of an update right, its stage, how bad it is or what it concerns, or adds a translation; what it said before
 * stays in the log.
 */
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
  { update: id, body: text, facts, notify, ...correction }: CorrectUpdate,
): readonly DraftEvent[] | Refusal {
  const update = findUpdate(state, id);
  if (!update) {
    return refuse('update.unknown', `There is no update ${id}. incident list shows those that there are.`);
  }
  const unknown = facts ? checkKnown(state, facts) : null;
  if (unknown) return unknown;
  const before = factsOfUpdate(update);
  const corrected = facts && !isSame(before, facts) ? facts : {};
  return correctWords(
    state,
    {
      name: `Update ${id}`,
      text: update.body,
      lags: update.lags,
      stands: update.stands,
      changed: update.changed,
      withdrawn: 'update.withdrawn',
      same: 'says that already',
      wishesFor: (body, lags) => correctionOf(update, { body, lags, corrected: null, ...corrected }),
      hasMore: 'status' in corrected,
      draft: ({ text, lags, why }) => ({
        type: 'update.corrected',
        payload: {
          ...{ incident: update.incident, update: id, body: text, lags },
          ...corrected,
          ...(notify === false && { notify }),
          ...why,
        },
        since: null,
        actor,
      }),
    },
    { text, ...correction },
  );
}

/** In whichever order they were named. */
function isSame(one: UpdateFacts, other: UpdateFacts): boolean {
  const key = ({ status, impact, panels, features }: UpdateFacts) =>
    JSON.stringify([status, impact, panels.toSorted(), features.toSorted()]);
  return key(one) === key(other);
}

/** An update by its name, also one that was taken back. */
export function findUpdate(state: State, id: UpdateId): UpdateState | null {
  return (
    Object.values(state.updates)
      .flat()
      .find((update) => update.id === id) ?? null
  );
}
