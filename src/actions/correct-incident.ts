import type { DraftEvent } from '../domain/events.ts';
import { findIncident } from '../domain/incidents.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { correctWords } from './correct-words.ts';
import { retitlingOf } from './expected-update.ts';
import type { AppendResult, Present } from './ports.ts';
import type { CorrectIncident } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { EVERYWHERE } from './update-operation.ts';

/** Puts the title of an incident right, adds its translation, or says since when it is known; the earlier one stays in the log. */
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
  { incident: id, title: text, knownSince, ...correction }: CorrectIncident,
): readonly DraftEvent[] | Refusal {
  const incident = state.incidents[id];
  const isSaidAnew = text.pl !== incident?.title.pl || text.en !== incident.title.en;
  // Since when it is known is in no document.
  if (findIncident(state, id)?.entry && (knownSince === undefined || isSaidAnew)) {
    return refuse(
      'incident.document',
      `The title of ${id} is in the content folder: change incidents/${id}.md there.`,
    );
  }
  if (!incident) {
    return refuse(
      'incident.unknown',
      `There is no incident ${id}. incident list shows those that there are.`,
    );
  }
  return correctWords(
    state,
    {
      name: `Incident ${id}`,
      text: incident.title,
      lags: incident.lags,
      stands: incident.stands,
      changed: incident.changed,
      withdrawn: 'incident.withdrawn',
      same: 'is called that already',
      hasMore: knownSince !== undefined && knownSince !== (incident.knownSince ?? null),
      wishesFor: (title, lags) => retitlingOf(id, { title, lags, corrected: null }),
      draft: ({ text, lags, why }) => ({
        type: 'incident.corrected',
        payload: {
          ...{ incident: id, title: text, lags },
          ...(knownSince !== undefined && { knownSince }),
          ...why,
        },
        since: null,
        actor,
      }),
    },
    { text, ...correction },
  );
}
