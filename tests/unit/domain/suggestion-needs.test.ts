import { expect, test } from 'vitest';
import type { Suggestion } from '../../../src/domain/suggestion.ts';
import { fateOf, suggestionNeeds } from '../../../src/domain/suggestion-needs.ts';
import { featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const base = published(...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('x')));

const stateOf = (...drafts: Parameters<typeof contextOf>[0]) => contextOf([base, ...drafts]).state;

/** Seen from before all events of the tests until after them. */
const alert = (overrides: Partial<Suggestion> = {}): Suggestion => ({
  id: '1',
  source: 'api',
  key: 'slow',
  actor: 'token:1',
  panels: ['a'],
  features: ['x'],
  state: 'limited',
  text: 'slow',
  url: null,
  unknown: [],
  firstSeen: '2000-01-01T00:00:00.000Z',
  lastSeen: '2090-01-01T00:00:00.000Z',
  endedAt: null,
  times: 1,
  dismissedAt: null,
  ...overrides,
});

const ended = (overrides: Partial<Suggestion> = {}) =>
  alert({ endedAt: '2090-01-01T00:00:00.000Z', ...overrides });

const wanted = (state: ReturnType<typeof stateOf>, ...alerts: Suggestion[]) =>
  suggestionNeeds(state, NOON, alerts).map(({ kind, cells, state: word, undo, suggestions }) => [
    kind,
    cells.map(({ feature, panel }) => `${feature}@${panel}`).join(),
    word,
    undo,
    suggestions.length,
  ]);

const available = availability([cell('x', 'a', 'available')]);
const limited = availability([cell('x', 'a', 'limited')]);
const unavailable = availability([cell('x', 'a', 'unavailable')]);

test('an alert of what the site does not say wants the change', () => {
  expect(wanted(stateOf(), alert())).toEqual([['open', 'x@a', 'limited', null, 1]]);
  expect(wanted(stateOf(available), alert())).toEqual([['open', 'x@a', 'limited', null, 1]]);
});

test('an alert of what the site says already, or worse, wants nothing; nor does one that was set aside', () => {
  expect(wanted(stateOf(limited), alert())).toEqual([]);
  expect(wanted(stateOf(unavailable), alert())).toEqual([]);
  expect(wanted(stateOf(limited), alert({ state: 'unavailable' }))).toHaveLength(1);
  expect(wanted(stateOf(), alert({ dismissedAt: '2021-01-01T00:00:00.000Z' }))).toEqual([]);
});

test('alerts that suggest the same are one thing to do', () => {
  expect(wanted(stateOf(), alert(), alert({ id: '2', key: 'slower' }))).toEqual([
    ['open', 'x@a', 'limited', null, 2],
  ]);
});

test('an alert that names nothing of the site is shown by itself', () => {
  expect(wanted(stateOf(), alert({ features: [], unknown: ['feature=z'] }))).toEqual([
    ['unplaced', '', 'limited', null, 1],
  ]);
});

test('an alert that ended asks back what was said while it lasted, as long as that stands', () => {
  const said = stateOf(available, limited);
  expect(wanted(said, ended())).toEqual([['ended', 'x@a', 'available', said.revision, 1]]);
  expect(wanted(stateOf(available), ended())).toEqual([]);
  expect(wanted(stateOf(available, limited, available), ended())).toEqual([]);
});

test('what was said before it began, or long after it ended, is none of its', () => {
  const said = stateOf(available, limited);
  expect(wanted(said, ended({ firstSeen: '2080-01-01T00:00:00.000Z' }))).toEqual([]);
  expect(wanted(said, ended({ endedAt: '2001-01-01T00:00:00.000Z' }))).toEqual([]);
});

test('with more than its own cells a change is not undone, but put back cell by cell', () => {
  const both = availability([cell('x', 'a', 'limited'), cell('x', 'b', 'limited')]);
  expect(wanted(stateOf(available, both), ended())).toEqual([['ended', 'x@a', 'available', null, 1]]);
});

const PANEL = { features: [], state: 'unavailable' } as const;
const panelsOf = (state: ReturnType<typeof stateOf>, ...alerts: Suggestion[]) =>
  suggestionNeeds(state, NOON, alerts).map(({ kind, panels, restoration: word, undo }) => [
    kind,
    panels.join(),
    word,
    undo,
  ]);

test('an alert that names panels alone and says that nothing works suggests that they are down', () => {
  expect(panelsOf(stateOf(), alert({ ...PANEL, panels: ['a', 'b'] }))).toEqual([
    ['open', 'a,b', 'offline', null],
  ]);
  const down = stateOf(restoration({ a: 'offline' }));
  expect(panelsOf(down, alert({ ...PANEL, panels: ['a', 'b'] }))).toEqual([['open', 'b', 'offline', null]]);
  expect(panelsOf(stateOf(restoration({ a: 'restoring' })), alert(PANEL))).toEqual([]);
});

test('one that says that a panel is limited suggests it of each of its features', () => {
  expect(wanted(stateOf(), alert({ features: [] }))).toEqual([['open', 'x@a', 'limited', null, 1]]);
  expect(wanted(stateOf(unavailable), alert({ features: [] }))).toEqual([]);
});

test('once it ended it asks whether the panel is back, unless somebody said so', () => {
  const down = stateOf(restoration({ a: 'restored' }), restoration({ a: 'offline' }));
  expect(panelsOf(down, ended(PANEL))).toEqual([['ended', 'a', 'restored', down.revision]]);
  const both = stateOf(restoration({ a: 'restored' }), restoration({ a: 'offline', b: 'offline' }));
  expect(panelsOf(both, ended(PANEL))).toEqual([['ended', 'a', 'restored', null]]);
  expect(
    panelsOf(stateOf(restoration({ a: 'offline' }), restoration({ a: 'restored' })), ended(PANEL)),
  ).toEqual([]);
});

test.for([
  ['waits', [], {}, 'open', null],
  ['is said already', [limited], {}, 'said', 2],
  ['was set aside', [], { dismissedAt: '2021-01-01T00:00:00.000Z' }, 'aside', null],
  [
    'ended, and what was said of it stands',
    [available, limited],
    { endedAt: '2090-01-01T00:00:00.000Z' },
    'ended',
    3,
  ],
  ['ended, and was taken back', [limited, available], { endedAt: '2090-01-01T00:00:00.000Z' }, 'over', 2],
  ['ended without a change', [available], { endedAt: '2090-01-01T00:00:00.000Z' }, 'over', null],
  ['names nothing of the site', [], { features: [], unknown: ['feature=z'] }, 'unplaced', null],
] as const)('what became of one that %s is told', ([, drafts, overrides, kind, revision]) => {
  expect(fateOf(stateOf(...drafts), NOON, alert(overrides))).toEqual({ kind, revision });
});
