import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteDay, ZONE } from '../../../src/domain/site-day.ts';
import { filesOf } from '../../support/architecture.ts';
import { dayOf } from '../../support/day.ts';

const DAY = 86_400_000;

test.each([
  ['2021-03-17T22:59:59Z', 0, '2021-03-17', 'a day ends with Warsaw’s midnight'],
  ['2021-03-17T23:00:00Z', 0, '2021-03-18', 'and not with that of Greenwich'],
  ['2021-06-30T22:00:00Z', 0, '2021-07-01', 'in summer an hour earlier'],
  ['2026-11-28T12:00:00Z', -365 * DAY, '2025-11-28', 'a replay runs on beside the machine’s clock'],
  ['2020-01-01T12:00:00Z', 0, '2021-01-01', 'a machine whose clock is turned back does not turn the site’s'],
])('%s, moved by %s ms: %s, %s', (wall, offset, day) => {
  expect(siteDay({ offset, notBefore: dayOf('2021-01-01') }, Date.parse(wall))).toBe(day);
});

test('a clock beyond the calendar leaves the day that is known', () => {
  expect(siteDay({ offset: 0, notBefore: dayOf('2021-01-01') }, 8.64e15)).toBe('2021-01-01');
});

test('the zone is named once', () => {
  const root = join(import.meta.dirname, '../../..');
  const name = filesOf(root).filter((file) => readFileSync(join(root, file)).includes(ZONE));
  expect(name).toEqual(['src/domain/site-day.ts']);
});
