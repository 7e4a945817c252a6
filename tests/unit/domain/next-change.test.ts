import { expect, test } from 'vitest';
import type { Estimate } from '../../../src/domain/estimate.ts';
import { nextChangeAfter } from '../../../src/domain/next-change.ts';
import type { State } from '../../../src/domain/state.ts';
import { dayOf } from '../../support/day.ts';

function stateWith(estimates: readonly Estimate[], nextUpdateBy: string | null = null) {
  const said = { revision: 1, at: '2021-03-17T11:00:00.000Z' };
  const cells: State['cells'] = Object.fromEntries(
    estimates.map((estimate, index) => [
      `f${index}`,
      { a: { state: 'unavailable' as const, estimate, note: null, since: null, ...said } },
    ]),
  );
  return { cells, promise: { ...said, nextUpdateBy }, courses: {}, maintenances: {} };
}

test('an estimate of a day changes at 00:00 in Warsaw of the next day, in winter and in summer', () => {
  const state = stateWith([{ kind: 'day', day: dayOf('2021-03-22'), promisedBy: null }]);
  expect(nextChangeAfter(state, '2021-03-17T11:00:00.000Z')).toBe('2021-03-22T23:00:00.000Z');
  const summer = stateWith([{ kind: 'about', day: dayOf('2021-03-28'), promisedBy: null }]);
  expect(nextChangeAfter(summer, '2021-03-17T11:00:00.000Z')).toBe('2021-03-28T22:00:00.000Z');
});

test('the nearest comes first: a promised update before an estimate', () => {
  const state = stateWith(
    [
      { kind: 'day', day: dayOf('2021-03-22'), promisedBy: null },
      { kind: 'day', day: dayOf('2021-03-20'), promisedBy: null },
    ],
    '2021-03-17T17:00:00.000Z',
  );
  expect(nextChangeAfter(state, '2021-03-17T11:00:00.000Z')).toBe('2021-03-17T17:00:00.000Z');
  expect(nextChangeAfter(state, '2021-03-17T17:00:00.000Z')).toBe('2021-03-20T23:00:00.000Z');
});

test('what has no day, and what has passed, changes nothing', () => {
  const state = stateWith([
    { kind: 'soon', promisedBy: null },
    { kind: 'none' },
    { kind: 'day', day: dayOf('2021-03-10'), promisedBy: null },
  ]);
  expect(nextChangeAfter(state, '2021-03-17T11:00:00.000Z')).toBeNull();
});
