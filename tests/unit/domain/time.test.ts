import { describe, expect, test } from 'vitest';
import {
  dayAt,
  instantFromMs,
  localTime,
  parseInstant,
  readInstant,
  warsawTime,
} from '../../../src/domain/time.ts';

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
    // An offset is never passed over, however it is written.
    ['2021-03-22T18:00+05', '2021-03-22T13:00:00.000Z'],
    ['2021-03-22T18:00+0530', '2021-03-22T12:30:00.000Z'],
    ['2021-03-22T18:00 +05:00', '2021-03-22T13:00:00.000Z'],
    ['2021-03-22t18:00z', '2021-03-22T18:00:00.000Z'],
    ['2021-03-22 18:00 Z', '2021-03-22T18:00:00.000Z'],
    ['  2021-03-22  18:00:30.5 ', '2021-03-22T17:00:30.500Z'],
    ['2021-03-22T18:00+24:00', null],
    ['2021-03-22T18:00+01:00:30', null],
    ['2021-03-22T18:00[America/New_York]', null],
    ['2021-03-22T18:00+01:00[Europe/Warsaw]', null],
    ['2021-03-22T18:00[u-ca=hebrew]', null],
    ['2021-03-22T18:00+5', null],
    ['2021-03-22T18:00 UTC', null],
    ['2021-03-22T24:00', null],
    // Leap days, and the turn of a year in Warsaw.
    ['2024-02-29T12:00', '2024-02-29T11:00:00.000Z'],
    ['2021-02-29T12:00', null],
    ['2022-01-01T00:00', '2021-12-31T23:00:00.000Z'],
    ['2021-12-31T23:59:59.999', '2021-12-31T22:59:59.999Z'],
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
    expect(localTime('2021-03-17T11:05:59.000Z')).toEqual({
      day: '2021-03-17',
      clock: '12:05',
      offset: null,
    });
  });
});

describe('when clocks change', () => {
  test.for(['2021-10-31T02:00', '2021-10-31 02:30', '2021-10-31T02:59:59', '2026-10-25t02:30'])(
    '%s comes twice',
    (typed) => {
      const read = readInstant(typed);
      const local = typed.replace(/[ t]/, 'T');
      expect(read).toEqual({ kind: 'twice', typed: local, either: [`${local}+02:00`, `${local}+01:00`] });
      if (read.kind !== 'twice') return;
      const [first, second] = read.either.map(parseInstant);
      expect(first && second && first < second).toBe(true);
    },
  );

  test.for(['2021-03-28T02:00', '2021-03-28 02:30', '2021-03-28T02:59'])('%s never comes', (typed) => {
    expect(readInstant(typed)).toMatchObject({ kind: 'missing', next: '2021-03-28T03:00' });
    expect(parseInstant(typed)).toBeNull();
  });

  test.for([
    ['2021-10-31T01:59', '2021-10-30T23:59:00.000Z'],
    ['2021-10-31T03:00', '2021-10-31T02:00:00.000Z'],
    ['2021-03-28T01:59', '2021-03-28T00:59:00.000Z'],
    ['2021-03-28T03:00', '2021-03-28T01:00:00.000Z'],
    ['2021-10-31T02:30+01:00', '2021-10-31T01:30:00.000Z'],
    ['2021-10-31T02:30+02:00', '2021-10-31T00:30:00.000Z'],
    ['2021-03-28T02:30+01:00', '2021-03-28T01:30:00.000Z'],
  ] as const)('%s is one instant', ([typed, instant]) => expect(parseInstant(typed)).toBe(instant));

  test('an hour that comes twice is told with its offset, and every instant as it can be typed again', () => {
    expect(localTime('2021-10-31T00:30:00.000Z')).toMatchObject({ clock: '02:30', offset: '+02:00' });
    expect(localTime('2021-10-31T01:30:00.000Z')).toMatchObject({ clock: '02:30', offset: '+01:00' });
    expect(localTime('2021-10-31T02:30:00.000Z').offset).toBeNull();
    for (const hour of ['00:30', '01:30', '02:30']) {
      const instant = `2021-10-31T${hour}:00.000Z`;
      expect(parseInstant(warsawTime(instant))).toBe(instant);
    }
  });
});
