import type { IncidentId } from '../domain/incident.ts';
import type { State, UpdateState } from '../domain/state.ts';
import { type Based, checkExpected } from './expected.ts';
import { type Conflict, type Refusal, refuse } from './refusal.ts';

/** Refuses an update to an incident of which something else was said, or taken back, after the revision it is based on. */
export function checkNothingSaidSince(state: State, based: Based, incident: IncidentId): Refusal | null {
  const future = checkExpected(state, based, []);
  if (future || based.force) return future;
  const news = (state.updates[incident] ?? []).filter(
    ({ revision, stands, changed }) => (stands ? revision : changed) > based.expected,
  );
  return conflict(state, based, news);
}

/** Refuses a correction of what somebody else corrected, or took back, after the revision it is based on. */
export function checkUncorrectedSince(state: State, based: Based, update: UpdateState): Refusal | null {
  const future = checkExpected(state, based, []);
  if (future || based.force) return future;
  return conflict(state, based, update.changed > based.expected ? [update] : []);
}

function conflict(state: State, { expected }: Based, updates: readonly UpdateState[]): Refusal | null {
  if (updates.length === 0) return null;
  const conflicts = updates.map(({ id, incident, status, stands, changed }): Conflict => {
    const { actor = 'somebody' } = state.changes.find((change) => change.revision === changed) ?? {};
    const cell = `update ${id} of ${incident}`;
    return { cell, revision: changed, actor, current: stands ? status : 'taken back' };
  });
  const named = conflicts
    .map(({ cell, revision, actor, current }) => `${cell} is now ${current} (revision ${revision}, ${actor})`)
    .join('; ');
  return refuse(
    'conflict',
    `Changed since revision ${expected}: ${named}. Look at it, then repeat with the new revision.`,
    conflicts,
  );
}
