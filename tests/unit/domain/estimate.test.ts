import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { estimateCode, isOverdue, overdueFrom, parseEstimate } from '../../../src/domain/estimate.ts';
import { dayAt, startOfDay } from '../../../src/domain/time.ts';

describe('estimates as they are typed', () => {
  test.for(['2021-03-22', '2021-03-23~', 'days', 'soon', 'condition'])(
    '%s is read and written alike',
    (code) => {
      const estimate = parseEstimate(code, 'OVH');
      expect(estimate).toMatchObject({ promisedBy: 'OVH' });
      expect(estimate && estimateCode(estimate)).toBe(code);
    },
  );

  test('none promises nothing', () => {
    expect(parseEstimate('none', 'OVH')).toEqual({ kind: 'none' });
  });

  test.for(['', 'tomorrow', '2021-02-31', '2021-03-22~~', '~', 'Soon', '22.03.2021'])(
    '“%s” is none',
    (text) => {
      expect(parseEstimate(text)).toBeNull();
    },
  );
});

describe('an estimate that has passed', () => {
  const at = (instant: string, code: string) => {
    const estimate = parseEstimate(code);
    return estimate && isOverdue(estimate, dayAt(instant));
  };

  test.for([
    ['2021-03-22', '2021-03-22T22:59:59.999Z', false],
    ['2021-03-22', '2021-03-22T23:00:00.000Z', true],
    ['2021-03-23~', '2021-03-23T22:59:59.999Z', false],
    ['2021-03-23~', '2021-03-23T23:00:00.000Z', true],
    ['2021-03-28', '2021-03-28T21:59:59.999Z', false],
    ['2021-03-28', '2021-03-28T22:00:00.000Z', true],
    ['days', '2031-01-01T00:00:00.000Z', false],
    ['soon', '2031-01-01T00:00:00.000Z', false],
    ['condition', '2031-01-01T00:00:00.000Z', false],
    ['none', '2031-01-01T00:00:00.000Z', false],
  ] as const)('%s at %s: overdue is %s', ([code, instant, overdue]) => {
    expect(at(instant, code)).toBe(overdue);
  });

  test('the first overdue instant is 00:00 in Warsaw of the next day', () => {
    const estimate = parseEstimate('2021-03-27');
    const from = estimate && overdueFrom(estimate);
    expect(from).toBe(parseDay('2021-03-28'));
    expect(from && startOfDay(from)).toBe('2021-03-27T23:00:00.000Z');
  });
});
