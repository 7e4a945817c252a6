import { conflictsSince } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import { findIncident } from '../domain/incidents.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { retitlingOf } from './expected-update.ts';
import type { AppendResult, Present } from './ports.ts';
import type { CorrectIncident } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';
import { lagsAfter, tidyText } from './update-words.ts';

/** Puts the title of an incident right, or adds its translation; the earlier one stays in the log. */
export function correctIncident(
  context: ActionContext,
  correction: CorrectIncident,
): Promise<AppendResult | Refusal> {
  return act(context, EVERYWHERE, (present) => decideRetitling(present, context.actor, correction));
}

/** What correcting it appends, or why it is refused. */
export function decideRetitling(
  { state }: Present,
  actor: string,
  { incident: id, title: typed, translationStands, ...based }: CorrectIncident,
): readonly DraftEvent[] | Refusal {
  const incident = state.incidents[id];
  if (findIncident(state, id)?.entry) {
    return refuse(
      'incident.document',
      `The title of ${id} stands in the content folder: change incidents/${id}.md there.`,
    );
  }
  if (!incident) {
    return refuse(
      'incident.unknown',
      `There is no incident ${id}. incident list shows those that there are.`,
    );
  }
  const title = tidyText(typed);
  const lags = lagsAfter({ text: incident.title, lags: incident.lags }, title, translationStands);
  const wishes = retitlingOf(id, { title, lags, corrected: null });
  const refusal = checkExpected(state, based, wishes);
  if (refusal) return refusal;
  if (!incident.stands) {
    return refuse('incident.withdrawn', `Incident ${id} was taken back by revision ${incident.changed}.`);
  }
  if (incident.title.pl === title.pl && incident.title.en === title.en && incident.lags === lags) {
    return refuse('nothing.changed', `Incident ${id} is called that already.`);
  }
  const payload = { incident: id, title, lags, ...explain(based, conflictsSince(state, based, wishes)) };
  return [{ type: 'incident.corrected', payload, since: null, actor }];
}
