import { expect, test } from 'vitest';
import { joinWithOr, sayDay, sayRanges } from '../../../src/domain/lookup-time.ts';
import { lookupPhrases } from '../../../src/i18n/lookup.ts';
import { dayOf } from '../../support/day.ts';

const say = (from: string, to: string) => sayRanges([{ from: dayOf(from), to: dayOf(to) }], lookupPhrases.pl);

test('days are said in words', () => {
  expect(sayDay(dayOf('2019-11-07'), lookupPhrases.pl)).toBe('7\u00a0listopada\u00a02019');
  expect(say('2019-11-07', '2019-11-07')).toBe('7\u00a0listopada\u00a02019');
  expect(say('2019-11-01', '2019-11-30')).toBe(
    'od 1\u00a0listopada\u00a02019 do 30\u00a0listopada\u00a02019',
  );
  expect(say('0001-01-01', '2019-11-16')).toBe('do 16\u00a0listopada\u00a02019');
});

test('the last of several is joined with a word', () => {
  expect(joinWithOr(['A'], { or: ' or ' })).toBe('A');
  expect(joinWithOr(['A', 'B', 'C'], { or: ' or ' })).toBe('A, B or C');
});
