import { describe, expect, test } from 'vitest';
import { dayAt, localTime, parseInstant } from '../../../src/domain/time.ts';

describe('instants', () => {
  test.for([
    ['2021-03-17T12:00', '2021-03-17T11:00:00.000Z'],
    ['2021-03-17 12:00', '2021-03-17T11:00:00.000Z'],
    ['2021-07-17T12:00', '2021-07-17T10:00:00.000Z'],
    ['2021-03-17T12:00:00Z', '2021-03-17T12:00:00.000Z'],
    ['2021-03-10T00:47:00+01:00', '2021-03-09T23:47:00.000Z'],
    ['2021-02-31T12:00', null],
    ['2021-03-17', null],
    ['noon', null],
    ['', null],
  ] as const)('“%s” is %s', ([text, instant]) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test('days are counted in Warsaw', () => {
    expect(dayAt('2021-03-16T22:59:59.999Z')).toBe('2021-03-16');
    expect(dayAt('2021-03-16T23:00:00.000Z')).toBe('2021-03-17');
    expect(localTime('2021-03-17T11:05:59.000Z')).toEqual({ day: '2021-03-17', clock: '12:05' });
  });
});
