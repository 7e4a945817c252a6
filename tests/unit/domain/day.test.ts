import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAfter, dayBefore, daysInMonth, makeDay, parseDay } from '../../../src/domain/day.ts';
import { dayOf } from '../../support/day.ts';

const MS_PER_DAY = 86_400_000;

/** The platform's calendar, as a second opinion. */
function isoAfterEpoch(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from 0001-01-01 to 9999-12-31, counted from 1970-01-01. */
const anyEpochDay = fc.integer({ min: -719_162, max: 2_932_896 });

describe('a day is read from strict ISO 8601', () => {
  it.each(['2019-11-17', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2019-02-29',
    '1900-02-29',
    '2019-02-30',
    '2019-04-31',
    '2019-00-10',
    '2019-13-01',
    '2019-11-00',
    '2019-11-32',
    '0000-01-01',
  ])('%s is not in the calendar', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it.each([
    '',
    '2019-11',
    '2019-1-17',
    '19-11-17',
    '20191117',
    '17.11.2019',
    ' 2019-11-17',
    '2019-11-17\n',
    '2019-11-17T00:00',
    '+2019-11-17',
    '２０１９-11-17',
  ])('%j is not strict ISO', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('every day of the calendar is read as itself', () => {
    fc.assert(
      fc.property(anyEpochDay, (epochDay) => parseDay(isoAfterEpoch(epochDay)) === isoAfterEpoch(epochDay)),
    );
  });

  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => [null, text].includes(parseDay(text))));
  });
});

describe('a day is made of numbers', () => {
  it('numbers are padded', () => {
    expect(makeDay(2020, 3, 4)).toBe('2020-03-04');
    expect(makeDay(7, 3, 4)).toBe('0007-03-04');
  });

  it.each([
    [2019, 2, 29],
    [2019, 0, 1],
    [2019, 13, 1],
    [2019, 1, 0],
    [2019, 1, 32],
    [2019, 1, -1],
    [0, 1, 1],
    [10_000, 1, 1],
    [Number.NaN, 1, 1],
    [2019, Number.NaN, 1],
    [2019, 1, Number.NaN],
    [2019, 1.5, 1],
  ])('there is no day %d-%d-%d', (year, month, date) => {
    expect(makeDay(year, month, date)).toBeNull();
  });
});

describe('months have their lengths', () => {
  it('of a common year', () => {
    const lengths = Array.from({ length: 12 }, (_, index) => daysInMonth(2019, index + 1));
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it.each([
    [2019, 28],
    [2020, 29],
    [1900, 28],
    [2000, 29],
    [2100, 28],
  ])('February %d has %d days', (year, length) => {
    expect(daysInMonth(year, 2)).toBe(length);
  });

  it('a month that does not exist has none', () => {
    expect([0, 13, -1, 1.5].map((month) => daysInMonth(2019, month))).toEqual([0, 0, 0, 0]);
  });
});

describe('days are counted', () => {
  it.each([
    ['2019-11-17', 0, '2019-11-17'],
    ['2019-11-17', 1, '2019-11-18'],
    ['2019-11-18', -1, '2019-11-17'],
    ['2019-11-30', 1, '2019-12-01'],
    ['2019-12-31', 1, '2020-01-01'],
    ['2020-01-01', -1, '2019-12-31'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2020-03-01', -1, '2020-02-29'],
    ['2019-11-17', 482, '2021-03-13'],
    ['2021-03-13', -482, '2019-11-17'],
  ])('%s and %d days is %s', (from, count, to) => {
    expect(addDays(dayOf(from), count)).toBe(to);
  });

  it('as the platform counts them', () => {
    const anyCount = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), anyCount, (epochDay, count) => {
        expect(addDays(dayOf(isoAfterEpoch(epochDay)), count)).toBe(isoAfterEpoch(epochDay + count));
      }),
    );
  });

  it('the day after the day before is the day itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_161, max: 2_932_895 }), (epochDay) => {
        const some = dayOf(isoAfterEpoch(epochDay));
        expect(dayAfter(dayBefore(some))).toBe(some);
        expect(dayBefore(some) < some && some < dayAfter(some)).toBe(true);
      }),
    );
  });

  it.each([
    ['9999-12-31', 1, '9999-12-31'],
    ['9999-12-30', 2, '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01'],
    ['2019-11-17', Number.POSITIVE_INFINITY, '9999-12-31'],
    ['2019-11-17', Number.NEGATIVE_INFINITY, '0001-01-01'],
  ])('%s and %d days is beyond the calendar: %s', (from, count, end) => {
    expect(addDays(dayOf(from), count)).toBe(end);
  });
});
