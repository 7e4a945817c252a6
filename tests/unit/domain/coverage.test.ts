import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/domain/applicability.ts';
import { findGaps } from '../../../src/domain/coverage.ts';

const variant = (id: string, when: Condition[], panels: string[] = []) => ({
  id,
  audience: { panels, uses: [], when },
});

describe('answers bound to a state', () => {
  test('an answer without conditions covers everything', () => {
    expect(findGaps([variant('always', [])], ['a', 'b'])).toEqual([]);
  });

  test('a state that no variant covers is named', () => {
    const gaps = findGaps([variant('before', [{ panel: 'c', is: ['offline', 'restoring'] }])], ['c']);
    expect(gaps.map((gap) => gap.states)).toEqual(['panel c = restored', 'panel c = new']);
  });

  test('variants that are said at once are named', () => {
    const gaps = findGaps(
      [
        variant('one', [{ panel: 'c', is: ['offline', 'restoring', 'restored', 'new'] }]),
        variant('two', [{ panel: 'c', is: ['new'] }]),
      ],
      ['a'],
    );
    expect(gaps).toEqual([{ panel: 'a', states: 'panel c = new', said: ['one', 'two'] }]);
  });

  test('a feature without a panel of its own is looked at on the reader’s', () => {
    const gaps = findGaps(
      [variant('works', [{ feature: 'f', on: null, is: ['available', 'limited', 'unavailable'] }])],
      ['a', 'b'],
    );
    expect(gaps.map((gap) => gap.states)).toEqual(['f on a = unknown', 'f on b = unknown']);
  });

  test('a panel that no variant addresses is owed no answer', () => {
    expect(findGaps([variant('for a', [], ['a'])], ['a', 'b'])).toEqual([]);
  });

  test('several conditions are tried in every combination', () => {
    const both: Condition[] = [
      { panel: 'c', is: ['restored'] },
      { feature: 'f', on: 'a', is: ['available'] },
    ];
    expect(findGaps([variant('both', both)], ['c'])).toHaveLength(15);
  });

  test('of very much only as much is told as somebody reads', () => {
    const many = Array.from(
      { length: 12 },
      (_, index): Condition => ({ feature: `f${index}`, on: null, is: ['available'] }),
    );
    expect(findGaps([variant('many', many)], ['a', 'b'])).toHaveLength(500);
  });
});
