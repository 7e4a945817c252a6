import { applies } from '../domain/applicability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import type { Locale } from '../domain/locale.ts';
import type { LookupAnswer } from '../domain/lookup.ts';
import type { State } from '../domain/state.ts';

/**
 * `GET /api/v1/lookup`: the candidate panels, the day that divides them, and what applies there now. Steps and
 * unavailable features are those of any candidate (and of the new account, if one was named); each step says for
 * which of them it is.
 */
export function formatLookup(state: State, answer: LookupAnswer, locale: Locale) {
  const { steps, features } = catalogueOf(state);
  const facts = factsOf(state);
  const panels = [
    ...new Set([...answer.candidates, ...(answer.newAccount === null ? [] : [answer.newAccount])]),
  ];
  return {
    candidates: answer.candidates,
    certain: answer.certain,
    boundary: answer.boundary,
    boundaries: answer.boundaries,
    new_account: answer.newAccount,
    steps: steps.flatMap((step) => {
      const on = panels.filter((panel) => applies(step.meta, { panel, uses: null }, facts));
      if (on.length === 0) return [];
      return { id: step.id, kind: step.meta.kind, title: wordsOf(step, locale).title, panels: on };
    }),
    unavailable: features
      .map(({ id }) => id)
      .filter((id) => panels.some((panel) => facts.availability(id, panel) === 'unavailable')),
  };
}
