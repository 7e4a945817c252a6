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

test('of ever more networks those are forgotten that may send all again, and no others', () => {
  let now = 0;
  const flood = new SubscribeFlood(() => now);
  for (let count = 0; count < 20; count += 1) flood.take('192.0.2.7');
  for (let number = 0; number <= 10_000; number += 1) flood.take(`network ${number}`);
  now = 29_000;
  expect(flood.take('192.0.2.8')).toBe(0);
  expect(flood.take('192.0.2.7')).toBe(1);
});
