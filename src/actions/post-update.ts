import { conflictsSince } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import type { UpdateId } from '../domain/incident.ts';
import { findIncident, incidentHeads } from '../domain/incidents.ts';
import type { State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import { checkBeside, decideBeside, wishesBeside } from './change-beside.ts';
import type { ActionContext } from './context.ts';
import { basisOf, checkExpected, explain } from './expected.ts';
import { silenceSince } from './expected-update.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import type { PostUpdate } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { updateOperation } from './update-operation.ts';
import { tidyText } from './update-words.ts';

/**
 * Says something of an incident: how far it has come, whom it concerns, by when more will be said, and what changes with it,
 * at once.
 */
export function postUpdate(context: ActionContext, update: PostUpdate): Promise<AppendResult | Refusal> {
  return act(context, updateOperation(update), (present) => decideUpdate(present, context.actor, update));
}

/** What posting it appends, or why it is refused. */
export function decideUpdate(
  { state, now }: Present,
  actor: string,
  proposal: PostUpdate,
): readonly DraftEvent[] | Refusal {
  const { incident, status, impact, panels, features, nextUpdateBy, at, notify } = proposal;
  const body = tidyText(proposal.body);
  const based = basisOf(proposal);
  const wishes = [...silenceSince(state, based.expected, incident), ...wishesBeside(proposal)];
  const refusal =
    checkIncident(state, incident) ??
    checkKnown(state, proposal) ??
    checkBeside({ state, now }, proposal) ??
    checkExpected(state, based, wishes) ??
    checkNextUpdate(now, nextUpdateBy) ??
    checkMoment(now, at);
  if (refusal) return refusal;
  const { beside, since } = decideBeside(state, proposal);
  const last = findIncident(state, incident)?.updates.at(-1);
  const isSaid = last && last.status === status && last.body.pl === body.pl && last.body.en === body.en;
  if (isSaid && Object.keys(beside).length === 0) {
    return refuse('nothing.changed', `The last update of ${incident} says the same already.`);
  }
  const payload = {
    ...{ incident, id: nextUpdateId(state), status, body, impact, panels, features, nextUpdateBy },
    ...beside,
    ...(at !== undefined && { at }),
    ...(notify === false && { notify }),
    ...explain(based, conflictsSince(state, based, wishes)),
  };
  return [{ type: 'update.posted', payload, since, actor }];
}

/** What the update of the next event is called. */
export function nextUpdateId({ revision }: Pick<State, 'revision'>): UpdateId {
  return `u${revision + 1}`;
}

/** Refuses to promise what is over. */
export function checkNextUpdate(now: Instant, by: Instant | null): Refusal | null {
  if (by === null || by > now) return null;
  return refuse(
    'instant.past',
    `The next update cannot be promised by ${warsawTime(by)}: on the site's clock it is ${warsawTime(now)} already.`,
  );
}

/** Refuses to tell of a moment that has not come. */
function checkMoment(now: Instant, at: Instant | undefined): Refusal | null {
  if (at === undefined || at <= now) return null;
  return refuse(
    'moment.future',
    `An update cannot speak of ${warsawTime(at)}: on the site's clock it is ${warsawTime(now)}. What is to come is promised or planned.`,
  );
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
