import { expect, onTestFinished, test, vi } from 'vitest';
import { PublishLoop } from '../../../src/publish/publish-loop.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { planOf } from '../../support/snapshot.ts';

test('while one change follows the other, what waits does so for half a second at most', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const asked: boolean[] = [];
  let revision = 0;
  const loop = new PublishLoop({
    folder: temporaryFolder(),
    plan: (mayWait) => {
      asked.push(mayWait);
      revision += 1;
      vi.advanceTimersByTime(200);
      const page = { '/': { text: `home ${revision}` }, '/feed.atom': { text: 'feed', waits: mayWait } };
      return planOf(page, { revision });
    },
    onPublished: ({ waiting }) => {
      // The rest follows by itself.
      if (waiting.length === 0 && revision < 9) loop.wake();
    },
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => loop.stop());
  loop.wake();
  await loop.whenIdle();
  expect(asked).toEqual([false, true, true, true, true, false, true, true, true, true, false]);
});

test('what ends leaves nothing to be followed by nothing: the rest is published, and no more', async () => {
  const planned: boolean[] = [];
  const loop = new PublishLoop({
    folder: temporaryFolder(),
    plan: (mayWait) => {
      planned.push(mayWait);
      const feed = { text: `feed ${planned.length}`, waits: planned.length === 2 };
      return planOf(
        { '/': { text: `home ${planned.length}` }, '/feed.atom': feed },
        { revision: planned.length },
      );
    },
    onPublished: ({ waiting }) => {
      if (planned.length === 1) loop.wake();
      // Somebody ends it as soon as the first swap is there; something else is heard of then.
      if (waiting.length > 0) ended.push(loop.stop());
      if (planned.length === 3) loop.wake();
    },
    onError: (error) => {
      throw error;
    },
  });
  const ended: Promise<void>[] = [];
  loop.wake();
  await loop.whenIdle();
  await Promise.all(ended);
  expect(planned).toEqual([false, true, true]);
  expect(Object.values(loop.writer.last()?.entries ?? {}).filter(({ isComing }) => isComing)).toEqual([]);
});
