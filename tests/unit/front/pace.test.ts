import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from '../../../src/front/pace.ts';

/** The pace of somebody who began at an instant and sent so many bytes each time (ms). */
function paceOf(began: number, sent: readonly (readonly [at: number, bytes: number])[]): number {
  const pace = new Pace(began);
  for (const [at, bytes] of sent) pace.moved(bytes, at);
  return pace.rank;
}

test('who has sent nothing for longest is the slowest, and who has just begun is not', () => {
  const silent = paceOf(0, []);
  const later = paceOf(5000, []);
  const isNew = paceOf(20_000, []);
  expect(silent).toBeLessThan(later);
  expect(later).toBeLessThan(isNew);
});

test('a letter now and then is slower than a phone in a tunnel', () => {
  const drip = Array.from({ length: 20 }, (_, count) => [count * 1000, 1] as const);
  const phone = Array.from({ length: 20 }, (_, count) => [count * 1000, 2000] as const);
  expect(paceOf(0, drip)).toBeLessThan(paceOf(0, phone));
});

test('much at once and nothing since does not count for long', () => {
  expect(paceOf(0, [[10, 250_000]])).toBeLessThan(paceOf(19_000, [[20_000, 1000]]));
});

test('the order of two that send nothing stays as it is', () => {
  const bytes = fc.integer({ min: 1, max: 262_144 });
  const at = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(at, bytes, at, bytes, (one, sent, other, sentToo) => {
      const first = new Pace(0);
      first.moved(sent, one);
      const second = new Pace(0);
      second.moved(sentToo, other);
      const before = first.rank < second.rank;
      // A moment in which nothing comes.
      first.moved(0, 30_000);
      second.moved(0, 30_000);
      expect(first.rank < second.rank || Math.abs(first.rank - second.rank) < 1e-6).toBe(
        before || Math.abs(first.rank - second.rank) < 1e-6,
      );
    }),
  );
});
