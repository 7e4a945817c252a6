import { expect, test } from 'vitest';
import { RestingReceivers } from '../../../../src/notify/guarded/resting-receivers.ts';

const HOST = 'https://hooks.example.com';

test('eight in a row that let us wait are a rest of half a minute; an answer in between begins anew', () => {
  const resting = new RestingReceivers();
  for (let times = 0; times < 7; times += 1) resting.note(HOST, true, 0);
  resting.note(HOST, false, 0);
  for (let times = 0; times < 7; times += 1) resting.note(HOST, true, 0);
  expect(resting.isResting(HOST, 0)).toBe(false);
  resting.note(HOST, true, 0);
  expect([0, 29_999, 30_000].map((now) => resting.isResting(HOST, now))).toEqual([true, true, false]);
  expect(resting.isResting('https://other.example.com', 0)).toBe(false);
  // Who hangs still, rests again at once.
  resting.note(HOST, true, 30_000);
  expect(resting.isResting(HOST, 30_001)).toBe(true);
});
