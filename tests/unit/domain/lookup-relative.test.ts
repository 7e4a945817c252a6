import { describe, expect, test } from 'vitest';
import {
  addDurations,
  daysAway,
  latestOf,
  makeDuration,
  thisOf,
  unitAround,
} from '../../../src/domain/lookup-relative.ts';
import { dayOf } from '../../support/day.ts';

const TODAY = dayOf('2021-03-17');
const say = (ranges: readonly { from: string; to: string }[]) =>
  ranges.map(({ from, to }) => `${from}…${to}`).join(' ');

test('who says a year is a season off, who says two half a year', () => {
  expect(say([daysAway(TODAY, makeDuration(1, 'year'), -1)])).toBe('2019-12-17…2020-06-16');
  expect(say([daysAway(TODAY, makeDuration(2, 'year'), -1)])).toBe('2018-09-15…2019-09-16');
  expect(say([daysAway(TODAY, makeDuration(2, 'day'), -1)])).toBe('2021-03-15…2021-03-15');
  expect(say([daysAway(TODAY, makeDuration('few', 'week'), 1)])).toBe('2021-03-27…2021-05-30');
});

test('a year and three months', () => {
  const { least, most, unit } = addDurations(makeDuration(1, 'year'), makeDuration(3, 'month'));
  expect([least, most, unit]).toEqual([15, 15, 'month']);
});

describe('by the clock', () => {
  test.for([
    ['year', 1, '2020-01-01…2020-12-31'],
    ['year', 2, '2019-01-01…2019-12-31'],
    ['quarter', 1, '2020-10-01…2020-12-31'],
    ['month', 2, '2021-01-01…2021-01-31'],
    ['week', 0, '2021-03-15…2021-03-21'],
    ['day', 1, '2021-03-16…2021-03-16'],
  ] as const)('the %s %i before', ([unit, back, expected]) => {
    expect(say(unitAround(TODAY, unit, back))).toBe(expected);
  });

  test.for([
    [2, 1, '2020-06-01…2020-09-23'],
    [2, 2, '2019-06-01…2019-09-23'],
    [2, 5, '2016-06-01…2016-09-23'],
    [4, 1, '2020-12-01…2021-03-21 2019-12-01…2020-03-21'],
    [4, 2, '2019-12-01…2020-03-21 2018-12-01…2019-03-21'],
  ] as const)('season %i, the last but %i', ([season, count, expected]) => {
    expect(say(latestOf({ season }, TODAY, count).ranges)).toBe(expected);
  });

  test('this one is going on, or this year’s', () => {
    expect(say(thisOf({ season: 4 }, TODAY).ranges)).toBe('2020-12-01…2021-03-21');
    expect(say(thisOf({ month: 1 }, TODAY).ranges)).toBe('2021-01-01…2021-01-31');
    expect(say(thisOf({ season: 2 }, TODAY).ranges)).toBe('2021-06-01…2021-09-23');
  });
});
