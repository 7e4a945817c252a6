import { expect, test } from 'vitest';
import { SubscribeFlood } from '../../../src/subscribe/flood.ts';

test('a network sends twenty forms at once, and then one every half a minute; others are not slowed down', () => {
  let now = 0;
  const flood = new SubscribeFlood(() => now);
  const waits = Array.from({ length: 21 }, () => flood.take('192.0.2.7'));
  expect(waits).toEqual([...Array(20).fill(0), 30]);
  expect(flood.take('192.0.2.8')).toBe(0);
  now = 29_000;
  expect(flood.take('192.0.2.7')).toBe(1);
  now = 30_000;
  expect(flood.take('192.0.2.7')).toBe(0);
  expect(flood.take('192.0.2.7')).toBe(30);
});
