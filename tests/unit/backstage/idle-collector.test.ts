import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IdleCollector } from '../../../src/backstage/idle-collector.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MB = 2 ** 20;

/** Over a heap of which 60 MB last. */
function openCollector() {
  const site = { used: 60 * MB, isIdle: true, collected: 0 };
  const collect = () => {
    site.collected += 1;
    site.used = 60 * MB;
  };
  const collector = new IdleCollector(() => site.isIdle, { used: () => site.used, collect });
  const publish = (left: number) => {
    site.used += left;
    collector.note();
  };
  return { collector, site, publish };
}

test('what a publication left is cleared up once nothing more is published for a moment', () => {
  const { site, publish } = openCollector();
  publish(8 * MB);
  vi.advanceTimersByTime(90);
  publish(8 * MB);
  vi.advanceTimersByTime(90);
  expect(site.collected).toBe(0);
  vi.advanceTimersByTime(20);
  expect(site.collected).toBe(1);
  publish(8 * MB);
  vi.advanceTimersByTime(110);
  expect(site.collected).toBe(2);
});

test('little that is left is let lie, until it is much', () => {
  const { site, publish } = openCollector();
  for (const collected of [0, 1]) {
    publish(3 * MB);
    vi.advanceTimersByTime(110);
    expect(site.collected).toBe(collected);
  }
});

test.each([
  ['something is published', ({ site }: ReturnType<typeof openCollector>) => (site.isIdle = false)],
  ['the heap is so large that it would take long', ({ site }) => (site.used = 300 * MB)],
  ['it has ended', ({ collector }) => collector.stop()],
])('nothing is cleared up while %s', (_, happen) => {
  const opened = openCollector();
  opened.publish(8 * MB);
  happen(opened);
  vi.advanceTimersByTime(200);
  expect(opened.site.collected).toBe(0);
});

test('nor where Node does not let us', () => {
  const collector = new IdleCollector(() => true, null);
  collector.note();
  vi.advanceTimersByTime(200);
  expect(vi.getTimerCount()).toBe(0);
});
