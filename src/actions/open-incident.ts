import { conflictsSince } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { canEndAddress } from '../domain/slug.ts';
import type { State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import { checkBeside, decideBeside, wishesBeside } from './change-beside.ts';
import type { ActionContext } from './context.ts';
import { basisOf, checkExpected, explain } from './expected.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import { checkNextUpdate, nextUpdateId } from './post-update.ts';
import type { OpenIncident } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { openingOperation } from './update-operation.ts';
import { tidyText } from './update-words.ts';

/**
 * Opens an incident, with its first words and all that changes with it, at once: from now on it has a page, and updates can
 * be posted of it.
 */
export function openIncident(context: ActionContext, opened: OpenIncident): Promise<AppendResult | Refusal> {
  return act(context, openingOperation(opened), (present) => decideOpening(present, context.actor, opened));
}

/** What opening it appends, or why it is refused. */
export function decideOpening(
  { state, now }: Present,
  actor: string,
  proposal: OpenIncident,
): readonly DraftEvent[] | Refusal {
  const { id, startedAt, impact, panels, features, update, knownSince, notify } = proposal;
  if (!canEndAddress(id)) {
    return refuse(
      'incident.address',
      `“${id}” cannot end an address. Write up to 64 lower-case letters without diacritics, digits and hyphens, such as ovh-2021-03.`,
    );
  }
  if (incidentHeads(state).some((incident) => incident.id === id)) {
    return repeats(state, proposal)
      ? refuse('nothing.changed', `The incident ${id} is open already, and says this.`)
      : refuse(
          'incident.exists',
          `There is already an incident ${id}. Post an update to it, or choose another name.`,
        );
  }
  const based = basisOf(proposal);
  const wishes = wishesBeside(proposal);
  const refusal =
    checkKnown(state, proposal) ??
    checkBeside({ state, now }, proposal) ??
    checkExpected(state, based, wishes) ??
    checkNextUpdate(now, update?.nextUpdateBy ?? null);
  if (refusal) return refusal;
  if (startedAt > now) {
    return refuse(
      'instant.future',
      `An incident cannot begin at ${warsawTime(startedAt)}: by the site clock it is ${warsawTime(now)}.`,
    );
  }
  const { beside, since } = decideBeside(state, proposal);
  const payload = {
    ...{ id, title: tidyText(proposal.title), startedAt, impact, panels, features },
    ...(update && { update: { id: nextUpdateId(state), ...update, body: tidyText(update.body) } }),
    ...beside,
    ...(knownSince !== undefined && { knownSince }),
    ...(notify === false && { notify }),
    ...explain(based, conflictsSince(state, based, wishes)),
  };
  return [{ type: 'incident.opened', payload, since, actor }];
}

/** Whether it was opened so already, as by a machine that asks twice; when it began may have been told anew. */
function repeats(state: State, proposal: OpenIncident): boolean {
  const { id } = proposal;
  const opened = state.incidents[id];
  const first = state.updates[id]?.find(({ stands, revision }) => stands && revision === opened?.revision);
  if (!opened?.stands || !proposal.update || Object.keys(decideBeside(state, proposal).beside).length > 0)
    return false;
  const key = (said: Pick<OpenIncident, 'title' | 'impact' | 'panels' | 'features' | 'update'>) =>
    JSON.stringify([
      ...[tidyText(said.title), said.impact, said.panels.toSorted(), said.features.toSorted()],
      ...(said.update ? [said.update.status, tidyText(said.update.body), said.update.nextUpdateBy] : []),
    ]);
  return key(proposal) === key({ ...opened, ...(first && { update: first }) });
}
