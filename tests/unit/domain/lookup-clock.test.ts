import { describe, expect, test } from 'vitest';
import { CLOCK, readClock } from '../../../src/domain/lookup-clock.ts';

const read = (text: string) => readClock(CLOCK.exec(text)?.groups ?? {});

describe('a clock time is minutes after midnight in Greenwich', () => {
  test.for([
    ['23:30z', 1410, 1410],
    ['23:30:15.5 utc', 1410, 1410],
    ['23:30 +0100', 1350, 1350],
    ['18:30-05:00', 1410, 1410],
    ['6:30 pm est', 1410, 1410],
    ['12:30 am gmt', 30, 30],
    ['00:05 cet', -55, -55],
  ] as const)('%s: %i', ([text, least, most]) => {
    expect(read(text)).toEqual([least, most]);
  });

  test('of whoever wrote it where no zone is named', () => {
    expect(read('23:30')).toBeNull();
    expect(read('6:30 pm')).toBeNull();
  });

  test('that is not one where a zone has two times, or its name is not known', () => {
    expect(read('6:30 pm et')).toEqual([1350, 1410]);
    expect(read('23:30 ist')).toEqual([1080, 1350]);
    expect(read('12:00 zzzt')).toEqual([-120, 1440]);
  });
});
