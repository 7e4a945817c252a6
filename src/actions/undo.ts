import { conflictsSince, type Wish, wishesOf } from '../domain/conflict.ts';
import { type DraftEvent, type Revision, SEED_ACTOR } from '../domain/events.ts';
import type { Change, State } from '../domain/state.ts';
import { findChangedSince, subjectOf, subjectsOf, takenBackBy } from '../domain/undoing.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkRevision, describeConflicts, explain } from './expected.ts';
import type { AppendResult, Present } from './ports.ts';
import type { Undo } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Takes back everything one publication changed, by a new event. A conflict when some of it was changed
 * again since, unless forced.
 */
export function undo(context: ActionContext, undoing: Undo): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'undo', reach: 'site' }, (present) =>
    decideUndo(present, context.actor, undoing),
  );
}

/** What taking it back appends, or why it is refused. */
export function decideUndo(
  { state }: Present,
  actor: string,
  { revision, notify, ...based }: Undo,
): readonly DraftEvent[] | Refusal {
  const future = checkRevision(state, based);
  if (future) return future;
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
      `Revision ${revision} (${change.type}) changed no state and no text: nothing to undo.`,
    );
  }
  if (change.actor === SEED_ACTOR) {
    return refuse(
      'undo.seed',
      `Revision ${revision} is what the site began with, and cannot be undone. State what is true now instead; texts are changed or withdrawn in the content folder.`,
    );
  }
  const draft = restoring(change, actor);
  const changed = changedSince(state, revision, wishesOf(draft));
  const conflicts = conflictsSince(state, { expected: revision }, changed);
  if (conflicts.length > 0 && !based.force) {
    const by = takenBackBy(state.changes, revision);
    return refuse(
      'conflict',
      by === null
        ? `Changed again since revision ${revision}: ${describeConflicts(conflicts)}. Undo the later change ` +
            'first, or repeat with --force to go back to what was there before all the same.'
        : `Revision ${revision} is already undone by revision ${by}. To bring it back, undo ${by}.`,
      conflicts,
    );
  }
  const refusal = based.force ? null : checkSilence(state, change);
  if (refusal) return refusal;
  const quiet = notify === false && { notify };
  return [{ ...draft, payload: { ...draft.payload, ...quiet, ...explain(based, conflicts) } }];
}

/** Everything a change changed, as it was before it. */
function restoring(change: Change, actor: string): Extract<DraftEvent, { readonly type: 'change.undone' }> {
  return {
    type: 'change.undone',
    payload: {
      revision: change.revision,
      restoration: change.restoration.map(({ panel, before }) => ({ panel, ...before })),
      availability: change.availability.map(({ feature, panel, before }) => ({ feature, panel, ...before })),
      documents: change.documents.map(({ path, before, wasByStaff }) => ({
        path,
        document: before,
        ...(wasByStaff && { byStaff: wasByStaff }),
      })),
      incidents: change.incidents.map(({ id, before }) => ({ id, stands: before })),
      titles: change.titles.flatMap(({ id, before }) => (before ? [{ id, title: before }] : [])),
      updates: change.updates.map(({ incident, id, before }) => ({ incident, id, words: before })),
      ...(change.maintenances.length > 0 && {
        maintenances: change.maintenances.map(({ id, before }) => ({ id, course: before })),
      }),
    },
    since: null,
    actor,
  };
}

/** The wishes whose subject does not say any more what the change made it say. */
function changedSince(state: State, revision: Revision, wishes: readonly Wish[]): Wish[] {
  const changed = new Set(findChangedSince(state.changes, revision));
  return wishes.filter((wish) => changed.has(subjectOf(wish)));
}

/** Refuses to take back an incident of which something was said besides. */
function checkSilence(state: State, { incidents, updates }: Change): Refusal | null {
  const said = incidents.find(
    ({ id, after }) =>
      after &&
      state.updates[id]?.some((update) => update.stands && !updates.some((own) => own.id === update.id)),
  );
  if (!said) return null;
  return refuse(
    'conflict',
    `Incident ${said.id} has updates. Undo those first, or repeat with --force to remove its page anyway.`,
  );
}
