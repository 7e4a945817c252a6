import { type Conflict, conflictsSince, type Wish } from '../domain/conflict.ts';
import { estimateCode } from '../domain/estimate.ts';
import type { Why } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { warsawTime } from '../domain/time.ts';
import { subjectOf } from '../domain/undoing.ts';
import type { Based, Reasoned } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Refuses a change if something it wants to say was changed after the revision it is based on, with mine, theirs, who
 * and when. What others changed elsewhere does not matter.
 */
export function checkExpected(state: State, based: Based, wishes: readonly Wish[]): Refusal | null {
  const future = checkRevision(state, based);
  if (future || based.force) return future;
  const conflicts = conflictsSince(state, based, wishes);
  if (conflicts.length === 0) return null;
  return refuse(
    'conflict',
    `Changed since revision ${based.expected}: ${describeConflicts(conflicts)}. ` +
      'Look at it, then repeat the change with the new revision.',
    conflicts,
  );
}

/** Refuses what is based on a revision that there is not yet. */
export function checkRevision(state: State, { expected }: Based): Refusal | null {
  if (expected <= state.revision) return null;
  return refuse(
    'expected.future',
    `Revision ${expected} does not exist yet, the log stands at ${state.revision}. Read the status again and use its revision.`,
  );
}

/** What a change is based on, of all that it says; nothing named: on nothing. */
export function basisOf({ expected = 0, foreseen, force, reason }: Partial<Based>): Based {
  return {
    expected,
    ...(foreseen && { foreseen }),
    ...(force && { force }),
    ...(reason && { reason }),
  };
}

/** What the log is to remember of why: nothing when there is no reason and nobody was overridden. */
export function explain(
  { reason = null }: Reasoned,
  overridden: readonly Conflict[] = [],
): { readonly why?: Why } {
  const forced = overridden.length > 0;
  return reason === null && !forced ? {} : { why: { reason, forced } };
}

/** @example 'api on a is now limited (revision 9, staff:7)' */
export function describeConflicts(conflicts: readonly Conflict[]): string {
  return conflicts
    .map(
      (conflict) =>
        `${subjectOf(conflict)} is now ${describeCurrent(conflict)} (revision ${conflict.revision}, ${conflict.actor})`,
    )
    .join('; ');
}

function describeCurrent(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'availability':
      return [conflict.current.state, estimateCode(conflict.current.estimate)]
        .filter((part) => part !== null)
        .join(', ');
    case 'restoration':
      return conflict.current.restoration ?? 'not stated';
    case 'document':
      return conflict.current === null ? 'withdrawn' : 'in other words';
    case 'incident':
      return conflict.current ? 'open' : 'undone';
    case 'title':
    case 'update':
      return conflict.current === null ? 'undone' : 'in other words';
    case 'maintenance': {
      if (conflict.current === null) return 'undone';
      const { from, until, endedAt, cancelledAt } = conflict.current;
      if (cancelledAt !== null) return 'called off';
      if (endedAt !== null) return `over since ${warsawTime(endedAt)}`;
      return `from ${warsawTime(from)} until ${warsawTime(until)}`;
    }
    default:
      return conflict satisfies never;
  }
}
