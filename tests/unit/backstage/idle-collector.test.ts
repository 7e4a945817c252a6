import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IdleCollector } from '../../../src/backstage/idle-collector.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** More than a publication leaves behind, and kept. */
const fill = () => Array.from({ length: 400_000 }, (_, index) => ({ index }));

function openCollector() {
  const collect = vi.fn();
  const publishing = { isIdle: true };
  const collector = new IdleCollector(() => publishing.isIdle, collect);
  return { collector, collect, publishing };
}

test('what a publication left is cleared up once nothing more is published for a moment', () => {
  const { collector, collect } = openCollector();
  const kept = fill();
  collector.note();
  vi.advanceTimersByTime(90);
  collector.note();
  vi.advanceTimersByTime(90);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(collect).toHaveBeenCalledTimes(1);
  expect(kept).toHaveLength(400_000);
});

test('not while something is published, nor after the end', () => {
  const { collector, collect, publishing } = openCollector();
  const kept = fill();
  publishing.isIdle = false;
  collector.note();
  vi.advanceTimersByTime(200);
  publishing.isIdle = true;
  collector.note();
  collector.stop();
  vi.advanceTimersByTime(200);
  expect([collect.mock.calls.length, kept.length]).toEqual([0, 400_000]);
});

test('nor where hardly anything was left, nor where Node does not let us', () => {
  const { collector, collect } = openCollector();
  collector.note();
  vi.advanceTimersByTime(200);
  expect(collect).not.toHaveBeenCalled();
  expect(() => new IdleCollector(() => true).note()).not.toThrow();
});
