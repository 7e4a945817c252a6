import { describe, expect, test } from 'vitest';
import {
  type Cut,
  cutRange,
  daysOf,
  holidayBlur,
  holidayOf,
  seasonOf,
  weekdayOf,
} from '../../../src/domain/lookup-calendar.ts';
import { dayOf } from '../../support/day.ts';

const say = (ranges: ReturnType<typeof daysOf>) => ranges.map(({ from, to }) => `${from}…${to}`).join(' ');

test('years, months and days, as far as there are such', () => {
  expect(say(daysOf(2019))).toBe('2019-01-01…2019-12-31');
  expect(say(daysOf(2020, 2))).toBe('2020-02-01…2020-02-29');
  expect(say(daysOf(2020, 2, 29))).toBe('2020-02-29…2020-02-29');
  expect(say(daysOf(2019, 2, 29))).toBe('');
  expect(say(daysOf(2019, 13))).toBe('');
});

test('seasons begin with a month and end as late as any', () => {
  expect(say(seasonOf(1, 2020))).toBe('2020-03-01…2020-06-22');
  expect(say(seasonOf(4, 2019))).toBe('2019-12-01…2020-03-21');
});

test('weekdays', () => {
  expect(['2019-11-17', '2020-02-29', '2021-03-10'].map((day) => weekdayOf(dayOf(day)))).toEqual([6, 5, 2]);
});

test('holidays', () => {
  expect(say(holidayOf(1, 2019))).toBe('2019-12-24…2019-12-24');
  expect(say(holidayOf(5, 2020))).toBe('2020-04-10…2020-04-13');
  expect(say(holidayOf(7, 2020))).toBe('2020-06-20…2020-08-31');
  expect(say(holidayOf(99, 2020))).toBe('');
  expect([holidayBlur(8), holidayBlur(1)]).toEqual([45, 0]);
});

describe('a part of a period', () => {
  const year = { from: dayOf('2019-01-01'), to: dayOf('2019-12-31') };
  const month = { from: dayOf('2019-11-01'), to: dayOf('2019-11-30') };
  const cut = (of: Cut['of'], nth: number, skip = 0): Cut => ({ of, nth, skip, isVague: false });

  test.for([
    [year, cut(2, 1), '2019-01-01…2019-06-30'],
    [year, cut(3, 2), '2019-05-01…2019-08-31'],
    [year, cut(4, 4), '2019-10-01…2019-12-31'],
    [year, cut(4, 5), ''],
    [month, cut(3, 1), '2019-11-01…2019-11-10'],
    [month, cut(2, 2), '2019-11-16…2019-11-30'],
    [month, cut(7, -1), '2019-11-18…2019-11-30'],
    [year, cut(7, 47), '2019-11-18…2019-11-24'],
    [year, cut('month', -3), '2019-10-01…2019-12-31'],
    [year, cut('month', 1, 11), '2019-12-01…2019-12-31'],
    [year, cut('month', 1, 12), ''],
    [month, cut('day', -1), '2019-11-30…2019-11-30'],
    [month, cut('day', 14), '2019-11-01…2019-11-14'],
    [month, cut('day', 40), '2019-11-01…2019-11-30'],
  ] as const)('%j, %j: %s', ([whole, part, expected]) => {
    expect(say(cutRange(whole, part))).toBe(expected);
  });
});
