import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../../src/notify/guarded/retry-after.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');

test.each([
  [null, null],
  ['120', 120_000],
  [' 2 ', 2000],
  ['0.65', 1000],
  ['1.5', 1500],
  ['0', 1000],
  ['Sun, 29 Nov 2026 12:05:00 GMT', 300_000],
  ['Sun, 29 Nov 2026 11:00:00 GMT', 1000],
  ['999999999', 12 * 3_600_000],
  ['Thu, 29 Nov 2096 12:05:00 GMT', 12 * 3_600_000],
  ['-5', null],
  ['1e9', null],
  ['soon', null],
  ['2026-11-29', null],
  ['', null],
])('Retry-After: %j is a wait of %j ms', (header, wait) => {
  expect(retryAfterMs(header, NOW)).toBe(wait);
});
