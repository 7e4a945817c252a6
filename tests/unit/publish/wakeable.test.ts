import { expect, test } from 'vitest';
import { Wakeable } from '../../../src/publish/wakeable.ts';

test('what was stopped begins nothing more, also where what is under way wakes it', async () => {
  let begun = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const wakeable = new Wakeable(async () => {
    begun += 1;
    await promise;
    if (begun < 5) wakeable.wake();
  });
  wakeable.wake();
  const stopped = wakeable.stop();
  resolve();
  await stopped;
  wakeable.wake();
  await wakeable.settled();
  expect(begun).toBe(1);
});
