import { conflictsSince } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import { findIncident, incidentHeads } from '../domain/incidents.ts';
import type { State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { silenceSince } from './expected-update.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { Based, PostUpdate } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { updateOperation } from './update-operation.ts';
import { tidyText } from './update-words.ts';

/** Says something of an incident: how far it has come, whom it concerns, and by when more will be said. */
export function postUpdate(context: ActionContext, update: PostUpdate): Promise<AppendResult | Refusal> {
  return act(context, updateOperation(update), (present) => decideUpdate(present, context.actor, update));
}

/** What posting it appends, or why it is refused. */
export function decideUpdate(
  { state, now }: Present,
  actor: string,
  { expected, foreseen, force, reason, ...update }: PostUpdate,
): readonly DraftEvent[] | Refusal {
  const { incident, nextUpdateBy } = update;
  const body = tidyText(update.body);
  const based: Based = {
    expected,
    ...(foreseen && { foreseen }),
    ...(force && { force }),
    ...(reason && { reason }),
  };
  const wishes = silenceSince(state, expected, incident);
  const refusal =
    checkIncident(state, incident) ?? checkKnown(state, update) ?? checkExpected(state, based, wishes);
  if (refusal) return refusal;
  if (nextUpdateBy !== null && nextUpdateBy <= now) {
    return refuse(
      'instant.past',
      `The next update cannot be promised by ${warsawTime(nextUpdateBy)}: on the site's clock it is ${warsawTime(now)} already.`,
    );
  }
  const last = findIncident(state, incident)?.updates.at(-1);
  if (last && last.status === update.status && last.body.pl === body.pl && last.body.en === body.en) {
    return refuse('nothing.changed', `The last update of ${incident} says the same already.`);
  }
  const id = `u${state.revision + 1}`;
  const why = explain(based, conflictsSince(state, based, wishes));
  return [{ type: 'update.posted', payload: { ...update, id, body, ...why }, since: null, actor }];
}

/** Refuses what names an incident that there is not, and lists those that there are. */
export function checkIncident(state: State, id: string): Refusal | null {
  const ids = incidentHeads(state).map((incident) => incident.id);
  if (ids.includes(id)) return null;
  return refuse(
    'incident.unknown',
    `There is no incident ${id}. There are: ${ids.join(', ') || 'none'}. Open it first.`,
  );
}
