import { expect, test } from 'vitest';
import { mayReach } from '../../../src/domain/may-reach.ts';

const OLA = 'ola@example.com';

test.each([
  ['live', null, OLA, true],
  ['live', OLA, OLA, true],
  ['live', OLA, 'jan@example.com', false],
  ['a replay', null, OLA, false],
  ['a replay', OLA, OLA, true],
  ['a replay', OLA, 'jan@example.com', false],
] as const)(
  'on %s, with the test address %s, whether %s gets anything: %s',
  (clock, testAddress, to, may) => {
    expect(mayReach(to, { testAddress, isReplay: clock === 'a replay' })).toBe(may);
  },
);
