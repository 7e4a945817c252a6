import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { explainLookup } from '../../../src/domain/lookup-explain.ts';
import { findRangeFlaws } from '../../../src/domain/range-flaws.ts';
import { lookupPhrases } from '../../../src/i18n/lookup.ts';
import { dayOf } from '../../support/day.ts';
import { PANELS } from '../../support/lookup.ts';

const range = (id: string, from: string | null, to: string | null) => ({
  id,
  name: id.toUpperCase(),
  createdFrom: from === null ? null : parseDay(from),
  createdTo: to === null ? null : parseDay(to),
});

describe('what the day of opening does not tell', () => {
  test('is nothing where panels follow one another, or where there is one alone', () => {
    expect(findRangeFlaws(PANELS)).toEqual([]);
    expect(findRangeFlaws([range('all', null, null)])).toEqual([]);
  });

  test('is a panel without days beside others', () => {
    expect(findRangeFlaws([range('eu-west', null, null), range('us', null, null)])).toEqual([
      { kind: 'undated', panel: 'eu-west' },
      { kind: 'undated', panel: 'us' },
    ]);
  });

  test('are the days that two panels share', () => {
    const old = range('old', null, '2020-06-30');
    expect(findRangeFlaws([old, range('new', '2020-06-01', null)])).toEqual([
      { kind: 'overlap', panel: 'new', other: 'old', from: '2020-06-01', to: '2020-06-30' },
    ]);
    expect(findRangeFlaws([range('x', null, null), old, range('y', null, '2019-01-01')])).toMatchObject([
      { kind: 'undated', panel: 'x' },
      { kind: 'overlap', from: null, to: '2019-01-01' },
    ]);
  });

  test('are the days between two panels, also behind a shorter one inside', () => {
    const ranges = [
      range('long', null, '2020-12-31'),
      range('in', '2020-01-01', '2020-02-01'),
      range('c', '2021-02-01', null),
    ];
    expect(findRangeFlaws(ranges)).toMatchObject([
      { kind: 'overlap', panel: 'in' },
      { kind: 'gap', panel: 'c', other: 'long', from: '2021-01-01', to: '2021-01-31' },
    ]);
  });

  test('is a panel whose last day comes before its first', () => {
    expect(findRangeFlaws([range('a', '2021-02-01', '2021-01-01')])).toEqual([{ kind: 'empty', panel: 'a' }]);
  });
});

describe('the lookup names what it cannot tell', () => {
  const read = (text: string, panels: ReturnType<typeof range>[], locale: 'pl' | 'en' = 'pl') => {
    const result = lookup(text, { panels, today: dayOf('2021-03-17'), locale });
    return { result, ...explainLookup(result, lookupPhrases[locale], panels) };
  };
  const regions = [range('eu', null, null), range('us', null, null)];
  const shared = [range('old', null, '2020-06-30'), range('new', '2020-06-01', null)];

  test('of panels without days', () => {
    const { result, title, why } = read('2019', regions);
    expect(result).toMatchObject({ candidates: ['eu', 'us'], certain: false, boundary: null });
    expect(title).toBe('Twoje konto jest na panelu EU albo US.');
    expect(why.slice(1)).toEqual([
      'Na panelu EU są konta z\u00a0różnych dni.',
      'Na panelu US są konta z\u00a0różnych dni.',
      'Sam dzień założenia konta nie rozstrzyga, który to panel.',
    ]);
  });

  test('of a day that two panels share; no day divides them', () => {
    const { result, why } = read('15.06.2020', shared, 'en');
    expect(result).toMatchObject({ candidates: ['old', 'new'], certain: false, boundary: null });
    expect(why.at(-1)).toBe('The day on which the account was created does not decide which of them it is.');
  });

  test('and is sure of a day of one alone', () => {
    expect(read('15.05.2020', shared).result).toMatchObject({ candidates: ['old'], certain: true });
  });
});
