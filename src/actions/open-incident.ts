import type { DraftEvent } from '../domain/events.ts';
import type { OpenedIncident } from '../domain/incident.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkKnown } from './known.ts';
import type { AppendResult, Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';
import { tidyText } from './update-words.ts';

/** What an address may end in. */
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Opens an incident: from now on it has a page, and updates can be posted of it. */
export function openIncident(
  context: ActionContext,
  opened: OpenedIncident,
): Promise<AppendResult | Refusal> {
  return act(context, EVERYWHERE, (present) => decideOpening(present, context.actor, opened));
}

/** What opening it appends, or why it is refused. */
export function decideOpening(
  { state, now }: Present,
  actor: string,
  opened: OpenedIncident,
): readonly DraftEvent[] | Refusal {
  const { id, startedAt } = opened;
  const title = tidyText(opened.title);
  if (!SLUG.test(id)) {
    return refuse(
      'incident.address',
      `“${id}” cannot end an address. Write up to 64 lower-case letters without diacritics, digits and hyphens, such as ovh-2021-03.`,
    );
  }
  if (incidentHeads(state).some((incident) => incident.id === id)) {
    return refuse(
      'incident.exists',
      `There is already an incident ${id}. Post an update to it, or choose another name.`,
    );
  }
  const refusal = checkKnown(state, opened);
  if (refusal) return refusal;
  if (startedAt > now) {
    return refuse(
      'instant.future',
      `An incident cannot begin at ${warsawTime(startedAt)}: by the site clock it is ${warsawTime(now)}.`,
    );
  }
  return [{ type: 'incident.opened', payload: { ...opened, title }, since: null, actor }];
}
