import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { acceptInvitation, publishByForm, revisionOfForm, type Visitor } from '../../tests/load/forms.ts';
import { percentile, row } from './figures.ts';
import { pause, stop, WORK } from './machine.ts';
import { cli, memoryOfPart, startSite } from './site.ts';

const STATES = ['available', 'limited', 'unavailable'] as const;
const WARM_UP = 5;
/** Somebody who works fast, and whose pages are made between two changes (ms). */
const BETWEEN = 100;

/**
 * What an editor waits for when publishing one cell through the form, beside what the least there could be takes on the same
 * disk at the same time: one row written by a bare libSQL client, `synchronous=FULL`.
 */
export async function benchForm(dataDir: string, changes: number): Promise<void> {
  const site = await startSite(dataDir, {});
  const invitation = new URL(cli(dataDir, {}, 'user', 'add', 'bench@example.com', '--role', 'editor').trim());
  const visitor = await acceptInvitation(site.url, invitation.pathname, 'staple-lantern-owl-7');
  const reference = await openReference();
  const took: number[] = [];
  const bare: number[] = [];
  for (let count = -WARM_UP; count < changes; count += 1) {
    const form = await publishOne(visitor, count + WARM_UP);
    const write = await timed(() => reference.execute("INSERT INTO bare (text) VALUES ('a row')"));
    if (count >= 0) {
      took.push(form);
      bare.push(write);
    }
    await pause(BETWEEN);
  }
  row(
    `a change through the form, ${changes} changes`,
    `p50 ${percentile(took, 0.5).toFixed(0)} p95 ${percentile(took, 0.95).toFixed(0)} ms (p95 ≤ 150 ms)`,
    `a bare row in libSQL p50 ${percentile(bare, 0.5).toFixed(1)} p95 ${percentile(bare, 0.95).toFixed(1)} ms`,
    `backstage ${memoryOfPart(site, 'backstage')} MB`,
  );
  reference.close();
  await stop(site.child);
}

async function publishOne(visitor: Visitor, count: number): Promise<number> {
  const state = STATES[count % STATES.length] ?? 'limited';
  const edit = { feature: 'price-sync', panel: 'b', state, note: `note ${count}` };
  const revision = await revisionOfForm(visitor, edit);
  return timed(async () => {
    const response = await publishByForm(visitor, edit, revision);
    if (response.status !== 303) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  });
}

/** What the least there could be takes: a database of its own on the same disk, in which a row is written. */
export async function openReference() {
  const file = join(WORK, 'reference.db');
  rmSync(file, { force: true });
  const client = createClient({ url: `file:${file}` });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)');
  return client;
}

/** How long it takes (ms). */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
