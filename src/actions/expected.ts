import { estimateCode } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import { type Conflict, type Refusal, refuse } from './refusal.ts';

/** Why somebody wants to publish something, in their own words, for staff. */
export interface Reasoned {
  readonly reason?: string | null;
}

/** What a change is based on: the revision its author looked at, or the explicit wish to override. */
export interface Based extends Reasoned {
  readonly expected: Revision;
  readonly force?: boolean;
}

/** A cell of the matrix (`feature@panel`) or a panel's restoration (`panel`). */
export type CellKey = { readonly panel: string; readonly feature?: string };

/**
 * Refuses a change if one of its cells was changed after the revision it is based on, naming who changed it
 * and to what. Cells changed by others elsewhere do not matter.
 */
export function checkExpected(state: State, based: Based, cells: readonly CellKey[]): Refusal | null {
  if (based.expected > state.revision) {
    return refuse(
      'expected.future',
      `Revision ${based.expected} does not exist yet, the log stands at ${state.revision}. Read the status again and use its revision.`,
    );
  }
  if (based.force) return null;
  const conflicts = cells.flatMap((cell) => conflictOf(state, based.expected, cell));
  if (conflicts.length === 0) return null;
  const named = conflicts
    .map(({ cell, revision, actor, current }) => `${cell} is now ${current} (revision ${revision}, ${actor})`)
    .join('; ');
  return refuse(
    'conflict',
    `Changed since revision ${based.expected}: ${named}. Look at it, then repeat the change with the new revision.`,
    conflicts,
  );
}

function conflictOf(state: State, expected: Revision, { panel, feature }: CellKey): Conflict[] {
  const said = feature === undefined ? state.restoration[panel] : state.cells[feature]?.[panel];
  if (!said || said.revision <= expected) return [];
  const { actor = 'somebody' } = state.changes.find((change) => change.revision === said.revision) ?? {};
  const current =
    'state' in said
      ? [said.state, estimateCode(said.estimate)].filter((part) => part !== null).join(', ')
      : (said.restoration ?? 'not stated');
  const cell = feature === undefined ? `panel ${panel}` : `${feature} on ${panel}`;
  return [{ cell, revision: said.revision, actor, current }];
}
