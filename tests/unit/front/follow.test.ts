import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Follower } from '../../../src/front/follow.ts';
import type { Generation } from '../../../src/front/generation.ts';
import { openSnapshot, planOf } from '../../support/snapshot.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Over a snapshot of which home is new and the rest waits. */
async function followed() {
  const { folder, publish } = openSnapshot();
  await publish(planOf({ '/': { text: 'home' }, '/faq/': { text: 'faq' } }));
  const publishHome = (text: string, revision: number) =>
    publish(planOf({ '/': { text }, '/faq/': { text: 'faq', waits: true } }, { revision }));
  await publishHome('new', 2);
  const follower = new Follower(folder, () => undefined);
  onTestFinished(() => follower.stop());
  const take = (): Generation => {
    follower.look();
    if (follower.generation === null) throw new Error('there is nothing to be served');
    return follower.generation;
  };
  const publishRest = () =>
    publish(planOf({ '/': { text: 'new' }, '/faq/': { text: 'new faq' } }, { revision: 2 }));
  return { follower, take, publishRest, publishHomeAgain: () => publishHome('newer', 3) };
}

/** Whether it has been waited for to its end. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  let isDone = false;
  waiting.then(() => {
    isDone = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isDone;
}

test('what comes with the next generation is waited for until that is served', async () => {
  const { follower, take, publishRest } = await followed();
  const first = take();
  expect(first.awaits('/faq/', '')).toBe(true);
  expect(first.awaits('/', '')).toBe(false);
  const waiting = follower.comesNext(first);
  expect(await isOver(waiting)).toBe(false);
  await publishRest();
  const next = take();
  expect(next).not.toBe(first);
  expect(await isOver(waiting)).toBe(true);
  expect([first.awaits('/faq/', ''), next.awaits('/faq/', '')]).toEqual([false, false]);
  expect(await isOver(follower.comesNext(first))).toBe(true);
});

test('it is not waited for for ever', async () => {
  const { follower, take } = await followed();
  const first = take();
  const waiting = follower.comesNext(first);
  await vi.advanceTimersByTimeAsync(4900);
  expect([await isOver(waiting), first.awaits('/faq/', '')]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(200);
  expect([await isOver(waiting), first.awaits('/faq/', '')]).toEqual([true, false]);
});

test('what a generation of long ago was to be followed by is not waited for', async () => {
  const { follower, take } = await followed();
  vi.setSystemTime(Date.now() + 60_000);
  const first = take();
  expect(first.awaits('/faq/', '')).toBe(false);
  expect(await isOver(follower.comesNext(first))).toBe(true);
});

test('how old another one is by the clock of whoever made it does not matter', async () => {
  const { take, publishHomeAgain } = await followed();
  take();
  await publishHomeAgain();
  vi.setSystemTime(Date.now() + 60_000);
  expect(take().awaits('/faq/', '')).toBe(true);
});

test('who waits when a front ends is answered with what there is, and nobody waits any more', async () => {
  const { follower, take, publishHomeAgain } = await followed();
  const first = take();
  const waiting = follower.comesNext(first);
  follower.waitNoMore();
  expect([await isOver(waiting), first.awaits('/faq/', '')]).toEqual([true, false]);
  await publishHomeAgain();
  expect(take().awaits('/faq/', '')).toBe(false);
});
