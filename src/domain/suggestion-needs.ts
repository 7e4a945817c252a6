import type { Availability, CellAddress } from './availability.ts';
import { effectiveCell } from './facts.ts';
import { currentCell } from './projection.ts';
import type { Change, State } from './state.ts';
import { type Suggestion, saysAsMuch } from './suggestion.ts';
import { type Instant, instantFromMs, msFromInstant } from './time.ts';

/** What alerts want of somebody: alerts that suggest the same are one thing to do. */
export interface SuggestionNeed {
  /**
   * `open`: the site does not say it yet. `ended`: it was said while they lasted, and still is. `unplaced`: they name
   * nothing that the site knows, so that nothing can be prepared.
   */
  readonly kind: 'open' | 'ended' | 'unplaced';
  readonly suggestions: readonly Suggestion[];
  readonly cells: readonly CellAddress[];
  /** What is suggested; of what has ended: what stood there before. */
  readonly state: Availability;
  /** Of what has ended: the change that said it, if it said nothing else; else `null`. */
  readonly undo: number | null;
  /** Wall clock. */
  readonly since: Instant;
}

/** A change may have been on hold when the alert ended (ms): it was made for it all the same. */
const LONGEST_WAIT = 2 * 60 * 60 * 1000;

/** What alerts want of somebody, in the order in which they began. */
export function suggestionNeeds(
  state: State,
  now: Instant,
  suggestions: readonly Suggestion[],
): SuggestionNeed[] {
  const needs = suggestions
    .filter(({ dismissedAt }) => dismissedAt === null)
    .flatMap((suggestion) =>
      suggestion.endedAt === null ? openNeed(state, now, suggestion) : endedNeed(state, suggestion),
    );
  return [...Map.groupBy(needs, sameThing).values()].flatMap((same): SuggestionNeed[] => {
    const [first] = same;
    if (!first) return [];
    return [
      {
        ...first,
        suggestions: same.flatMap((one) => one.suggestions),
        since: same.map(({ since }) => since).sort()[0] ?? first.since,
      },
    ];
  });
}

/** What names nothing that is known can only be looked at one by one. */
function sameThing({ kind, cells, state, undo, suggestions }: SuggestionNeed): string {
  return JSON.stringify([kind, cells, state, undo, kind === 'unplaced' ? suggestions[0]?.id : null]);
}

function openNeed(state: State, now: Instant, suggestion: Suggestion): SuggestionNeed[] {
  const base = {
    suggestions: [suggestion],
    state: suggestion.state,
    undo: null,
    since: suggestion.firstSeen,
  };
  const named = cellsOf(suggestion);
  if (named.length === 0) return [{ ...base, kind: 'unplaced', cells: [] }];
  // On a panel that is down everything is: an alert tells nothing new.
  const cells = named.filter(
    ({ feature, panel }) =>
      !saysAsMuch(effectiveCell(state, feature, panel, now).state, suggestion.state) &&
      !saysAsMuch(currentCell(state, feature, panel).state, suggestion.state),
  );
  return cells.length === 0 ? [] : [{ ...base, kind: 'open', cells }];
}

function cellsOf({ features, panels }: Suggestion): CellAddress[] {
  return features.flatMap((feature) => panels.map((panel) => ({ feature, panel })));
}

/** What was said of its cells while it lasted, as long as that was the last word, and it is worse than what stood before. */
function endedNeed(state: State, suggestion: Suggestion): SuggestionNeed[] {
  const { firstSeen, endedAt } = suggestion;
  if (endedAt === null) return [];
  const until = instantFromMs(msFromInstant(endedAt) + LONGEST_WAIT);
  const during = state.changes.filter(({ recordedAt }) => recordedAt >= firstSeen && recordedAt <= until);
  const stand = cellsOf(suggestion).flatMap((cell) => {
    const { feature, panel } = cell;
    const current = state.cells[feature]?.[panel];
    const change = during.find(({ revision }) => revision === current?.revision);
    const befores = during.map((one) => beforeOf(one, cell)).filter((one) => one !== null);
    // It may have been said in several steps: what stood before the first of them, or that all was well meanwhile.
    const before = befores.includes('available') ? 'available' : befores[0];
    if (!current || !change || !before || !isTrouble(current.state)) return [];
    if (saysAsMuch(before, current.state)) return [];
    return [{ cell, change, before }];
  });
  return [...Map.groupBy(stand, ({ before }) => before)].map(([before, same]): SuggestionNeed => {
    const cells = same.map(({ cell }) => cell);
    return {
      kind: 'ended',
      suggestions: [suggestion],
      cells,
      state: before,
      undo: undoOf(same),
      since: endedAt,
    };
  });
}

function isTrouble(state: Availability): boolean {
  return state === 'limited' || state === 'unavailable';
}

function beforeOf({ availability }: Change, { feature, panel }: CellAddress): Availability | null {
  const found = availability.find((one) => one.feature === feature && one.panel === panel);
  return found?.before.state ?? null;
}

/** The one change that said all of it, and nothing else. */
function undoOf(stand: readonly { readonly change: Change; readonly before: Availability }[]): number | null {
  const [first] = stand;
  if (!first || stand.some(({ change }) => change !== first.change)) return null;
  const { change } = first;
  const isAll = change.availability.length === stand.length && change.type === 'availability.set';
  const isWhole = change.availability.every(({ before }) => before.state === first.before);
  return isAll && isWhole ? change.revision : null;
}
