import type { Availability, CellAddress } from './availability.ts';
import { catalogueOf } from './catalogue.ts';
import { currentCell, currentPanel } from './current-cell.ts';
import { effectiveCell } from './facts.ts';
import type { PanelId, Restoration } from './panel.ts';
import type { Change, State } from './state.ts';
import { type Suggestion, saysAsMuch } from './suggestion.ts';
import { type Instant, instantAfter } from './time.ts';

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
  /** Whole panels, where an alert names no feature and says that nothing works. */
  readonly panels: readonly PanelId[];
  /** How far those are back, as is suggested, or as it was before; `null`: it is about cells. */
  readonly restoration: Restoration | null;
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
      suggestion.endedAt === null ? openNeed(state, now, suggestion) : endedNeeds(state, suggestion),
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
function sameThing(need: SuggestionNeed): string {
  const { kind, cells, state, panels, restoration, undo, suggestions } = need;
  return JSON.stringify([
    kind,
    cells,
    state,
    panels,
    restoration,
    undo,
    kind === 'unplaced' ? suggestions[0]?.id : null,
  ]);
}

function openNeed(state: State, now: Instant, suggestion: Suggestion): SuggestionNeed[] {
  const base = {
    suggestions: [suggestion],
    state: suggestion.state,
    panels: [],
    restoration: null,
    undo: null,
    since: suggestion.firstSeen,
  };
  if (isOfWholePanel(suggestion)) {
    const panels = suggestion.panels.filter((panel) => !isDown(state, panel));
    return panels.length === 0 ? [] : [{ ...base, kind: 'open', cells: [], panels, restoration: 'offline' }];
  }
  const named = cellsOf(state, suggestion);
  if (named.length === 0) return [{ ...base, kind: 'unplaced', cells: [] }];
  // On a panel that is down everything is: an alert tells nothing new.
  const cells = named.filter(
    ({ feature, panel }) =>
      !saysAsMuch(effectiveCell(state, feature, panel, now).state, suggestion.state) &&
      !saysAsMuch(currentCell(state, feature, panel).state, suggestion.state),
  );
  return cells.length === 0 ? [] : [{ ...base, kind: 'open', cells }];
}

/** It names panels alone and says that nothing works: then it is the panel that is down, not one feature after the other. */
function isOfWholePanel({ panels, features, unknown, state }: Suggestion): boolean {
  return panels.length > 0 && features.length + unknown.length === 0 && state === 'unavailable';
}

/** One that is being brought back is known to be down. */
function isDown(state: State, panel: PanelId): boolean {
  const { restoration } = currentPanel(state, panel);
  return restoration === 'offline' || restoration === 'restoring';
}

/** Limited is every feature of a panel that is limited as a whole. That all of them work, no one alert can say. */
function cellsOf(state: State, { features: named, panels, unknown, state: word }: Suggestion): CellAddress[] {
  const isOfPanel = named.length + unknown.length === 0 && word === 'limited';
  const features = isOfPanel ? catalogueOf(state).features.map(({ id }) => id) : named;
  return features.flatMap((feature) => panels.map((panel) => ({ feature, panel })));
}

function endedNeeds(state: State, suggestion: Suggestion): SuggestionNeed[] {
  return isOfWholePanel(suggestion) ? endedPanels(state, suggestion) : endedNeed(state, suggestion);
}

/** Panels that were said to be down while it lasted, as long as that is the last word. */
function endedPanels(state: State, suggestion: Suggestion): SuggestionNeed[] {
  const during = changesDuring(state, suggestion);
  const stand = suggestion.panels.flatMap((panel) => {
    const change = during.find(({ revision }) => revision === state.restoration[panel]?.revision);
    const said = change?.restoration.find((one) => one.panel === panel);
    const before = said?.before.restoration ?? 'restored';
    return change && said && before !== 'offline' && isDown(state, panel) ? [{ panel, change, before }] : [];
  });
  return [...Map.groupBy(stand, ({ before }) => before)].map(([restoration, same]): SuggestionNeed => {
    const [first] = same;
    const isAll = first?.change.restoration.length === same.length && first.change.type === 'restoration.set';
    return {
      ...{ kind: 'ended', suggestions: [suggestion], cells: [], state: 'available' },
      panels: same.map(({ panel }) => panel),
      restoration,
      undo: isAll && same.every(({ change }) => change === first.change) ? first.change.revision : null,
      since: suggestion.endedAt ?? suggestion.lastSeen,
    };
  });
}

/** What was recorded while an alert lasted, or a little later. */
function changesDuring(state: State, { firstSeen, endedAt }: Suggestion): readonly Change[] {
  const until = endedAt === null ? null : instantAfter(endedAt, LONGEST_WAIT);
  // Of a long log its end alone is looked at, however many alerts there are.
  const before = state.changes.findLastIndex(({ recordedAt }) => recordedAt < firstSeen);
  return state.changes.slice(before + 1).filter(({ recordedAt }) => until === null || recordedAt <= until);
}

/** What was said of its cells while it lasted, as long as that was the last word, and it is worse than what stood before. */
function endedNeed(state: State, suggestion: Suggestion): SuggestionNeed[] {
  const { endedAt } = suggestion;
  if (endedAt === null) return [];
  const during = changesDuring(state, suggestion);
  const stand = cellsOf(state, suggestion).flatMap((cell) => {
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
      panels: [],
      restoration: null,
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

/** What became of an alert. `revision`: the last change that said what it suggests, while it lasted; `null`: none did. */
export interface SuggestionFate {
  /**
   * `open`, `ended`, `unplaced`: it wants somebody. `aside`: somebody waved it aside. `said`: it goes on, and the site says
   * as much. `over`: it ended, and nothing is left to be done.
   */
  readonly kind: SuggestionNeed['kind'] | 'aside' | 'said' | 'over';
  readonly revision: number | null;
}

export function fateOf(state: State, now: Instant, suggestion: Suggestion): SuggestionFate {
  const [need] = suggestionNeeds(state, now, [{ ...suggestion, dismissedAt: null }]);
  const revision = saidBy(state, suggestion);
  if (suggestion.dismissedAt !== null && need) return { kind: 'aside', revision };
  if (need) return { kind: need.kind, revision };
  return { kind: suggestion.endedAt === null ? 'said' : 'over', revision };
}

function saidBy(state: State, suggestion: Suggestion): number | null {
  const cells = new Set(cellsOf(state, suggestion).map(({ feature, panel }) => `${feature}@${panel}`));
  const panels = isOfWholePanel(suggestion) ? suggestion.panels : [];
  const change = changesDuring(state, suggestion).findLast(
    ({ availability, restoration }) =>
      availability.some(
        ({ feature, panel, after }) =>
          cells.has(`${feature}@${panel}`) && saysAsMuch(after.state, suggestion.state),
      ) || restoration.some(({ panel, after }) => panels.includes(panel) && after === 'offline'),
  );
  return change?.revision ?? null;
}
