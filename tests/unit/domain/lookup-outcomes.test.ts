import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { outcomeOf, withNewAccount } from '../../../src/domain/lookup-answer.ts';
import { possibleAnswers } from '../../../src/domain/lookup-outcomes.ts';
import type { AccountRange } from '../../../src/domain/panel.ts';
import { dayOf } from '../../support/day.ts';
import { PANELS } from '../../support/lookup.ts';

const START = dayOf('2018-01-01');

/** Panels that begin after so many days each, and end with the next one's beginning, earlier or later by `shift`. */
function panelsAfter(days: readonly number[], shift = 0, isOpen = true): AccountRange[] {
  let day = START;
  const starts = days.map((count) => {
    day = addDays(day, count);
    return day;
  });
  return [null, ...starts].map((createdFrom, index) => ({
    id: `p${index}`,
    createdFrom,
    createdTo: starts[index] ? addDays(starts[index], shift - 1) : isOpen ? null : addDays(day, 100),
  }));
}

describe('how many outcomes there are', () => {
  test.each<[string, readonly AccountRange[], number]>([
    ['no panel', [], 0],
    ['one panel that holds all accounts', panelsAfter([]), 1],
    ['the four shipped panels: ten runs, and nine with a new account', PANELS, 19],
    ['twelve panels of two years each: seventy-eight runs', panelsAfter(Array(11).fill(730)), 155],
  ])('%s', (_, panels, count) => {
    expect(possibleAnswers(panels)).toHaveLength(count);
  });

  test('twelve panels, however short, have a few hundred at most', () => {
    for (const days of [5, 20, 30, 45, 90, 180, 365]) {
      for (const shift of [0, -3, 40]) {
        expect(possibleAnswers(panelsAfter(Array(11).fill(days), shift)).length).toBeLessThan(600);
      }
    }
  });
});

test('whatever is typed, on whatever day, the outcome is one of them, with the same boundaries', () => {
  const two = fc.integer({ min: 1, max: 12 });
  const year = fc.integer({ min: 2016, max: 2030 });
  const text = fc.oneof(
    fc.tuple(two, two, year).map(([x, y, z]) => `${x}/${y}/${z}`),
    fc.tuple(two, two, year).map(([x, y, z]) => `about ${x}/${y}/${z}`),
    fc.tuple(two, year).map(([x, z]) => `${x}.${z}`),
    fc
      .tuple(fc.constantFrom('winter', 'summer', 'about autumn', 'about', ''), year)
      .map((one) => one.join(' ')),
    fc.constantFrom('p0', 'panel p3', 'x', ''),
  );
  const panels = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 11 }),
      fc.integer({ min: -20, max: 60 }),
      fc.boolean(),
    )
    .map(([days, shift, isOpen]) => panelsAfter(days, shift, isOpen));
  const today: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 5000 }).map((count) => addDays(START, count));
  fc.assert(
    fc.property(panels, text, today, fc.boolean(), (accountRanges, typed, day, hasNewAccount) => {
      const found = lookup(typed, { panels: accountRanges, today: day, locale: 'en' });
      const result = hasNewAccount ? withNewAccount(found, accountRanges) : found;
      if (result.kind === 'refusal') return;
      const ready = possibleAnswers(accountRanges).find((one) => outcomeOf(one) === outcomeOf(result));
      expect(ready?.boundaries, outcomeOf(result)).toEqual(result.boundaries);
    }),
    { numRuns: 1500 },
  );
});
