import { answersAt } from '../../domain/catalogue.ts';
import { findGaps } from '../../domain/coverage.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { State } from '../../domain/state.ts';
import { panelIds } from '../panels.ts';

/** States in which readers on a panel get no answer, or several at once. */
interface Uncovered {
  readonly panel: PanelId;
  /** `c = offline, feature …`: by what the conditions look at. */
  readonly states: string;
  /** The variants that would all be said; empty: none. */
  readonly said: readonly string[];
}

const memo = new WeakMap<State['documents'], Map<string, readonly Uncovered[]>>();

/** What the answers under an address leave open, of all states that their conditions look at. */
export function uncoveredAt(state: State, slug: string): readonly Uncovered[] {
  const known = memo.get(state.documents) ?? new Map<string, readonly Uncovered[]>();
  memo.set(state.documents, known);
  const found =
    known.get(slug) ??
    findGaps(
      answersAt(state, slug).map(({ id, meta }) => ({ id, audience: meta })),
      panelIds(state),
    );
  known.set(slug, found);
  return found;
}
