import { describe, expect, test } from 'vitest';
import { dayAt, instantFromMs, localTime, parseInstant } from '../../../src/domain/time.ts';

describe('instants', () => {
  test.for([
    ['2021-03-17T12:00', '2021-03-17T11:00:00.000Z'],
    ['2021-03-17 12:00', '2021-03-17T11:00:00.000Z'],
    ['2021-07-17T12:00', '2021-07-17T10:00:00.000Z'],
    ['2021-03-17T12:00:00Z', '2021-03-17T12:00:00.000Z'],
    ['2021-03-10T00:47:00+01:00', '2021-03-09T23:47:00.000Z'],
    ['2021-02-31T12:00', null],
    ['2021-03-17', null],
    ['9999-12-31T23:59', '9999-12-31T22:59:00.000Z'],
    ['9999-12-31T23:59-14:00', null],
    ['0000-01-01T00:00+14:00', null],
    ['noon', null],
    ['', null],
  ] as const)('“%s” is %s', ([text, instant]) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.for([
    ['9999-12-31T23:30:00.000Z', '9999-12-31'],
    ['+010000-01-01T12:00:00.000Z', '9999-12-31'],
    ['0000-06-01T12:00:00.000Z', '0001-01-01'],
    ['-000001-06-01T12:00:00.000Z', '0001-01-01'],
  ] as const)('%s is the day %s, the nearest that the calendar has', ([instant, day]) => {
    expect(dayAt(instant)).toBe(day);
    expect(localTime(instant).day).toBe(day);
  });

  test.for([Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity, 0])(
    '%d ms are an instant with four figures in its year',
    (ms) => {
      expect(instantFromMs(ms)).toMatch(/^\d{4}-/);
    },
  );

  test('days are counted in Warsaw', () => {
    expect(dayAt('2021-03-16T22:59:59.999Z')).toBe('2021-03-16');
    expect(dayAt('2021-03-16T23:00:00.000Z')).toBe('2021-03-17');
    expect(localTime('2021-03-17T11:05:59.000Z')).toEqual({ day: '2021-03-17', clock: '12:05' });
  });
});
