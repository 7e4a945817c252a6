import { expect, test } from 'vitest';
import { readPromise } from '../../../src/staff/confirm.ts';

const NOW = '2021-03-27T11:30:00.000Z';

test.for([
  ['1h', '', '2021-03-27T12:30:00.000Z'],
  ['3h', '', '2021-03-27T14:30:00.000Z'],
  // The clocks go forward in that night: nine o’clock is an hour nearer.
  ['tomorrow', '', '2021-03-28T07:00:00.000Z'],
  ['at', '2021-03-27T18:00', '2021-03-27T17:00:00.000Z'],
  ['none', '', null],
  ['at', 'soon', 'unreadable'],
  ['at', '2021-03-28T02:30', 'missing'],
] as const)('next update by %s %s: %s', ([by, typed, instant]) => {
  const promised = readPromise(by, typed, NOW);
  expect(promised?.kind === 'instant' ? promised.instant : ((promised ?? undefined)?.kind ?? null)).toBe(
    instant,
  );
});
