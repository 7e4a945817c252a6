import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { glimpse, wasStarved } from '../../../src/processes/wants-to-run.ts';
import { soon } from '../../support/soon.ts';
import { CIRCLE, running, starve } from '../../support/starving.ts';

const seen = (at: number, computed: number, wantsToRun: boolean) => ({ at, computed, wantsToRun });

test.each([
  ['it would run and is given next to nothing', seen(0, 500, true), seen(2000, 510, true), true],
  ['it slept until now, and is not given the time', seen(0, 500, false), seen(2000, 510, true), true],
  ['it runs in circles', seen(0, 500, true), seen(2000, 2400, true), false],
  ['it runs in circles on half a processor', seen(0, 500, true), seen(2000, 1500, true), false],
  ['it sleeps, or was stopped', seen(0, 500, true), seen(2000, 510, false), false],
  ['nothing was seen before', null, seen(2000, 510, true), false],
  ['nothing can be seen', seen(0, 500, true), null, false],
] as const)('%s', (_, before, now, starved) => {
  expect(wasStarved(before, now)).toBe(starved);
});

test('who waits for something does not want to run, and computes nothing', async () => {
  const pid = running('sleep', '600');
  await soon(() => expect(glimpse(pid)).toMatchObject({ wantsToRun: false }));
});

test('who was stopped does not want to run, whatever it was about', async () => {
  const pid = running(...CIRCLE);
  await soon(() => expect(glimpse(pid)?.computed).toBeGreaterThan(0));
  expect(glimpse(pid)).toMatchObject({ wantsToRun: true });
  process.kill(pid, 'SIGSTOP');
  await soon(() => expect(glimpse(pid)).toMatchObject({ wantsToRun: false }));
});

test('who is given no time beside another on its processor is starved', async () => {
  const pid = running(...CIRCLE);
  const rival = starve(pid);
  const before = glimpse(pid);
  const computed = glimpse(rival)?.computed ?? 0;
  await soon(() => expect(glimpse(rival)?.computed).toBeGreaterThan(computed + 300));
  expect(wasStarved(before, glimpse(pid))).toBe(true);
});

test('of a process that is gone nothing is seen', () => {
  expect(glimpse(Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' })))).toBeNull();
});
