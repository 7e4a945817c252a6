import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SnapshotReader } from '../../../src/publish/snapshot-reader.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { until } from '../../support/front.ts';
import { openMirror, startOrigin } from '../../support/mirror.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const LATARNIA = fileURLToPath(new URL('../../../bin/latarnia', import.meta.url));
const CRASHES = Number(process.env.CRASHES ?? 2);

/** A site of which every page says another thing. */
function siteAt(revision: number) {
  const pages = Array.from({ length: 60 }, (_, page) => {
    return [`/${page}/`, { text: `revision ${revision}, page ${page} ${COMPRESSIBLE}` }] as const;
  });
  return planOf(Object.fromEntries(pages), { revision });
}

test('a mirror that is killed again and again while it fetches always has a whole generation, and never an older one', async () => {
  const origin = await startOrigin();
  await origin.publish(siteAt(1));
  const mirror = openMirror([origin.url], [origin.key]);
  expect(await mirror.once()).toEqual([]);
  const reader = new SnapshotReader(join(mirror.folder, 'snapshot'));
  let seen = 1;
  const look = () => {
    const held = reader.current();
    const whole = Object.values(held?.entries ?? {}).flatMap(({ variants }) => variants);
    for (const variant of whole) expect(sha256(reader.bytes(variant))).toBe(variant.sha256);
    expect(whole.length).toBeGreaterThan(100);
    expect(held?.revision).toBeGreaterThanOrEqual(seen);
    seen = held?.revision ?? 0;
  };
  let revision = 1;
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const child = spawn(
      process.execPath,
      [LATARNIA, 'mirror', origin.url.href, mirror.folder, '--key', origin.key],
      {
        stdio: 'ignore',
      },
    );
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const before = revision;
    // It is at work once it has taken something; then it is killed somewhere in the next.
    revision += 1;
    await origin.publish(siteAt(revision));
    await until(() => (reader.current()?.revision ?? 0) > before, 60_000);
    revision += 1;
    await origin.publish(siteAt(revision));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 700));
    child.kill('SIGKILL');
    await exited;
    look();
  }
  expect(await mirror.once()).toEqual([]);
  look();
  expect(seen).toBe(revision);
});
