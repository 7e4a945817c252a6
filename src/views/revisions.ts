import { type Condition, panelsLookedAt } from '../domain/applicability.ts';
import type { Entry } from '../domain/catalogue.ts';
import type { FaqMeta, StepMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import type { PanelId } from '../domain/panel.ts';
import type { State } from '../domain/state.ts';

/**
 * The revisions behind what is said to readers on `panels`: of everything that the conditions of the entries look
 * at, so that a page which something left has changed as much as one to which something came.
 */
export function revisionsBehind(
  state: State,
  entries: readonly Entry<StepMeta | FaqMeta>[],
  panels: readonly PanelId[],
): Revision[] {
  const conditions = entries.flatMap(({ meta }) => meta.when);
  return conditions.flatMap((condition) => revisionsOf(state, condition, panels));
}

function revisionsOf(state: State, condition: Condition, panels: readonly PanelId[]): Revision[] {
  return panelsLookedAt(condition, panels).flatMap((panel) => [
    state.restoration[panel]?.revision ?? 0,
    'feature' in condition ? (state.cells[condition.feature]?.[panel]?.revision ?? 0) : 0,
  ]);
}

/** When a document was last withdrawn: pages that spoke of it do not any more. */
export function lastWithdrawal(state: State): Revision {
  return Math.max(0, ...Object.values(state.withdrawn).map(({ revision }) => revision));
}
