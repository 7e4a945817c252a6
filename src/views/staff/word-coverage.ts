import { answersAt } from '../../domain/catalogue.ts';
import { findGaps } from '../../domain/coverage.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { State } from '../../domain/state.ts';
import { panelIds } from '../panels.ts';

/** States in which readers on some panels get no answer, or several at once. */
export interface Uncovered {
  /** At least one; the states are told from the side of the first. */
  readonly panels: readonly PanelId[];
  /** `panel c = offline, api on a = limited`: by what the conditions look at. */
  readonly states: string;
  /** The variants that would all be said; empty: none. */
  readonly said: readonly string[];
}

const memo = new WeakMap<State['documents'], Map<string, readonly Uncovered[]>>();

/** What the answers under an address leave open, of all states that their conditions look at. */
export function uncoveredAt(state: State, slug: string): readonly Uncovered[] {
  const known = memo.get(state.documents) ?? new Map<string, readonly Uncovered[]>();
  memo.set(state.documents, known);
  const found = known.get(slug) ?? findUncovered(state, slug);
  known.set(slug, found);
  return found;
}

/** What is the same to readers on several panels, each seen from their own, is told once. */
function findUncovered(state: State, slug: string): Uncovered[] {
  const gaps = findGaps(
    answersAt(state, slug).map(({ id, meta }) => ({ id, audience: meta })),
    panelIds(state),
  );
  const ofReader = (states: string, panel: PanelId) =>
    states.replace(/( on |^panel |, panel )(\S+)/g, (all, before: string, on: string) =>
      on === panel ? `${before}own` : all,
    );
  const alike = Map.groupBy(gaps, ({ panel, states, said }) =>
    JSON.stringify([ofReader(states, panel), said]),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ panels: same.map(({ panel }) => panel), states: first.states, said: first.said }] : [];
  });
}
