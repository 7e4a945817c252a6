import type { Revision } from '../domain/events.ts';
import type { Change, State } from '../domain/state.ts';
import { findChangedSince, subjectsOf, takenBackBy } from '../domain/undoing.ts';
import { act } from './authorise.ts';
import type { ActionContext, Receipt } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Takes back everything one publication changed, by a new event. A conflict when some of it was changed
 * again since, unless forced.
 */
export function undo(
  context: ActionContext,
  { revision, force = false }: { readonly revision: Revision; readonly force?: boolean },
): Promise<Receipt | Refusal> {
  return act(context, { verb: 'undo' }, ({ state }) => {
    const change = state.changes.find((one) => one.revision === revision);
    if (!change) {
      return refuse(
        'revision.unknown',
        `There is no revision ${revision}; the log goes from 1 to ${state.revision}.`,
      );
    }
    if (subjectsOf(change).length === 0) {
      return refuse(
        'undo.nothing',
        `Revision ${revision} (${change.type}) changed no state and no words: nothing to undo.`,
      );
    }
    const refusal = force ? null : (checkUnchangedSince(state, change) ?? checkSilence(state, change));
    if (refusal) return refusal;
    return [
      {
        type: 'change.undone',
        payload: {
          revision,
          restoration: change.restoration.map(({ panel, before }) => ({ panel, ...before })),
          availability: change.availability.map(({ feature, panel, before }) => ({
            feature,
            panel,
            ...before,
          })),
          documents: change.documents.map(({ path, before }) => ({ path, document: before })),
          incidents: change.incidents.map(({ id, before }) => ({ id, stands: before })),
          updates: change.updates.map(({ incident, id, before }) => ({ incident, id, words: before })),
        },
        since: null,
        actor: context.actor,
      },
    ];
  });
}

function checkUnchangedSince(state: State, { revision }: Change): Refusal | null {
  const changed = findChangedSince(state.changes, revision);
  if (changed.length === 0) return null;
  const by = takenBackBy(state.changes, revision);
  if (by !== null) {
    return refuse(
      'conflict',
      `Revision ${revision} is already taken back by revision ${by}. To bring it back, undo ${by}.`,
    );
  }
  return refuse(
    'conflict',
    `Changed again since revision ${revision}: ${changed.join(', ')}. Undo the later change first, ` +
      'or repeat with --force to go back to what was there before all the same.',
  );
}

/** Refuses to take back an incident of which something was said. */
function checkSilence(state: State, { incidents }: Change): Refusal | null {
  const said = incidents.find(({ id, after }) => after && state.updates[id]?.some(({ stands }) => stands));
  if (!said) return null;
  return refuse(
    'conflict',
    `Incident ${said.id} has updates. Undo those first, or repeat with --force to take its page away all the same.`,
  );
}
