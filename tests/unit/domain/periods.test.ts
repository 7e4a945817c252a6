import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { periodsOf, type Statement } from '../../../src/domain/periods.ts';
import { dayAt, parseInstant, startOfDay } from '../../../src/domain/time.ts';

/** A statement: the state, the day since which it holds or `?`, and when it was said, in Warsaw. */
function said(state: string, since: string, at: string): Statement<string> {
  const day = parseDay(since);
  const instant = parseInstant(at.includes('T') ? at : `${at}T12:00`);
  if (!instant) throw new Error(`${at} is no instant`);
  return { state, from: day && startOfDay(day), since: day, at: instant };
}

/** `offline 2021-03-10 … restored 2021-03-10/2021-03-17`: a period, and where it may have begun. */
function read(statements: readonly Statement<string>[], checks: readonly string[] = []): string {
  const instants = checks.map((one) => parseInstant(one) ?? '');
  return periodsOf(statements, instants)
    .map(({ state, notBefore, from }) =>
      notBefore === from ? `${state} ${dayAt(from)}` : `${state} ${dayAt(notBefore)}/${dayAt(from)}`,
    )
    .join(' … ');
}

const SEED = '2021-03-17';

describe('states over time', () => {
  const cases: [name: string, statements: Statement<string>[], periods: string][] = [
    ['nothing said, nothing known', [], ''],
    ['a day that was stated', [said('offline', '2021-03-10', SEED)], 'offline 2021-03-10'],
    ['no day: from when it was said', [said('offline', '?', SEED)], 'offline 2021-03-17'],
    [
      'a change without a day lies between the day before it and the day it was said',
      [said('offline', '2021-03-10', SEED), said('restored', '?', SEED)],
      'offline 2021-03-10 … restored 2021-03-10/2021-03-17',
    ],
    [
      'what was said to hold on a later day narrows it',
      [said('offline', '2021-03-10', '2021-03-12'), said('restored', '?', '2021-03-17')],
      'offline 2021-03-10 … restored 2021-03-12/2021-03-17',
    ],
    [
      'two states said on one day: that day is known',
      [said('restored', '?', '2021-03-19T07:40'), said('offline', '?', '2021-03-19T16:00')],
      'restored 2021-03-19 … offline 2021-03-19',
    ],
    [
      'the same said again with an earlier day',
      [said('restored', '?', '2021-03-17'), said('restored', '2021-03-14', '2021-03-18')],
      'restored 2021-03-14',
    ],
    [
      'the same said again with a later day, of its note: it held before',
      [said('limited', '?', '2021-03-17'), said('limited', '2021-03-22', '2021-03-23')],
      'limited 2021-03-17',
    ],
    [
      'what is said later of an earlier day takes the place of what followed',
      [
        said('offline', '2021-03-10', '2021-03-10'),
        said('restored', '2021-03-15', '2021-03-15'),
        said('restoring', '2021-03-12', '2021-03-16'),
      ],
      'offline 2021-03-10 … restoring 2021-03-12',
    ],
    [
      'down and back on one stated day: both are kept',
      [
        said('restored', '2021-03-15', '2021-03-15'),
        said('offline', '2021-03-20', '2021-03-20T08:00'),
        said('restored', '2021-03-20', '2021-03-20T15:00'),
      ],
      'restored 2021-03-15 … offline 2021-03-20 … restored 2021-03-20/2021-03-20',
    ],
  ];
  test.for(cases)('%s', ([, statements, periods]) => expect(read(statements)).toBe(periods));

  test('a check narrows a change without a day', () => {
    const statements = [said('offline', '2021-03-10', '2021-03-10'), said('restored', '?', '2021-03-17')];
    expect(read(statements, ['2021-03-14T10:00', '2021-03-20T10:00'])).toBe(
      'offline 2021-03-10 … restored 2021-03-14/2021-03-17',
    );
  });

  test('a period lasts until the next may have begun, the last until now', () => {
    const periods = periodsOf([said('offline', '2021-03-10', SEED), said('restored', '?', SEED)]);
    expect(periods.map(({ to }) => to && dayAt(to))).toEqual(['2021-03-10', null]);
  });
});
