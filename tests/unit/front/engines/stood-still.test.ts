import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { engineSitePlan, startServing } from '../../../support/engine-site.ts';
import { ENGINES, type RunningEngine } from '../../../support/engines.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { get, until } from '../../../support/front.ts';
import { startBackstage } from '../../../support/servers.ts';
import { openSnapshot } from '../../../support/snapshot.ts';

/** Longer than a reader's question waits for backstage (ms). */
const STILL = 3200;

function isStopped({ child }: RunningEngine): boolean {
  return / T /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8'));
}

test('a front that stood still gives what backstage said meanwhile, and does not call it gone', async () => {
  const folder = join(temporaryFolder(), 'snapshot');
  const snapshot = openSnapshot(folder);
  await snapshot.publish(engineSitePlan());
  const waiting: (() => void)[] = [];
  const { socket } = await startBackstage((_, response) => {
    waiting.push(() => response.end('filtered'));
  });
  const engines = await Promise.all(
    ENGINES.map((engine) => startServing(engine, snapshot, { snapshot: folder, socket })),
  );
  const replies = engines.map(({ port }) => get(port, '/faq/?q=x'));
  await until(() => waiting.length === engines.length);
  for (const { child } of engines) child.kill('SIGSTOP');
  await until(() => engines.every(isStopped));
  for (const answer of waiting) answer();
  await wait(STILL);
  for (const { child } of engines) child.kill('SIGCONT');
  const texts = (await Promise.all(replies)).map(({ text }) => text);
  expect(texts).toEqual(engines.map(() => 'filtered'));
});
