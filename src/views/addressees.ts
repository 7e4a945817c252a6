import { type Audience, applies, isFor, panelsLookedAt } from '../domain/applicability.ts';
import type { Collection } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import { factsOf } from '../domain/facts.ts';
import type { PanelId } from '../domain/panel.ts';
import type { State } from '../domain/state.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';

/** The panels a document speaks to, whether or not it is said to them now. */
export function addressedPanels(state: State, audience: Audience): PanelId[] {
  return panelIds(state).filter((panel) => isFor(audience, panel));
}

/** The panels to which a document is said now: it addresses them and its conditions hold there. */
export function effectivePanels(
  { state, now }: Pick<ViewContext, 'state' | 'now'>,
  audience: Audience,
): PanelId[] {
  const facts = factsOf(state, now);
  return panelIds(state).filter((panel) => applies(audience, { panel, uses: null }, facts));
}

/** When the states that a document's conditions look at last changed. */
export function conditionRevisions(state: State, audience: Audience): Revision[] {
  return audience.when.flatMap((condition) =>
    panelsLookedAt(condition, addressedPanels(state, audience)).flatMap((panel) => [
      state.restoration[panel]?.revision ?? 0,
      'panel' in condition ? 0 : (state.cells[condition.feature]?.[panel]?.revision ?? 0),
    ]),
  );
}

/**
 * When the states that a document's conditions look at last became others. A cell of which the same state is said again,
 * with another note or date, is no other.
 */
export function conditionTurns(state: State, audience: Audience): Revision[] {
  const { index } = state;
  return audience.when.flatMap((condition) =>
    panelsLookedAt(condition, addressedPanels(state, audience)).flatMap((panel) => {
      const ofPanel = index.panels[panel]?.findLast(({ restoration }) =>
        restoration.some((one) => one.panel === panel && one.before.restoration !== one.after),
      );
      const ofCell =
        'panel' in condition
          ? undefined
          : index.features[condition.feature]?.findLast(({ availability }) =>
              availability.some(
                (one) =>
                  one.feature === condition.feature &&
                  one.panel === panel &&
                  one.before.state !== one.after.state,
              ),
            );
      return [ofPanel?.revision ?? 0, ofCell?.revision ?? 0];
    }),
  );
}

/** When documents of a collection were withdrawn: a list changes by what is missing from it, too. */
export function withdrawnRevisions(state: State, collection: Collection): Revision[] {
  return Object.values(state.withdrawn).flatMap(({ document, revision }) =>
    document.collection === collection ? [revision] : [],
  );
}
