import { expect, test } from 'vitest';
import { mayReach } from '../../../src/domain/may-reach.ts';

test.for([
  ['on a live clock everybody', null, false, [true, true]],
  ['on a replay nobody', null, true, [false, false]],
  ['on a replay the test address alone', 'ola@example.com', true, [true, false]],
  ['with a test address that one alone', 'ola@example.com', false, [true, false]],
] as const)('%s is reached', ([, testAddress, isReplay, expected]) => {
  const reached = ['ola@example.com', 'jan@example.com'].map((one) =>
    mayReach(one, { testAddress, isReplay }),
  );
  expect(reached).toEqual(expected);
});
