import { expect, onTestFinished, test } from 'vitest';
import { watchDatabase } from '../../../src/store/watch-database.ts';
import { openTestLog } from '../../support/log.ts';
import { confirmation } from '../../support/state.ts';

test('what is appended is told to who watches, by whatever process', async () => {
  const { log, url } = await openTestLog();
  const counts = { told: 0 };
  const end = watchDatabase(
    { url, authToken: null },
    () => {
      counts.told += 1;
    },
    (error) => {
      throw error;
    },
  );
  onTestFinished(() => end?.());
  expect(end).not.toBeNull();
  // On a server it is told once that somebody listens.
  await log.append(() => [confirmation()]);
  await expect.poll(() => counts.told).toBeGreaterThan(0);
  const before = counts.told;
  await log.append(() => [confirmation()]);
  await expect.poll(() => counts.told).toBeGreaterThan(before);
});

test('a server that tells of nothing is asked', () => {
  const told = () => undefined;
  expect(watchDatabase({ url: 'http://127.0.0.1:1', authToken: null }, told, told)).toBeNull();
});
