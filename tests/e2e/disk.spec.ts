import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canMount, fillDisk, mountDisk, remountDisk, unmountDisk } from '../support/disk.ts';
import { hammer } from './processes.ts';
import {
  test as base,
  expect,
  readiness,
  revisionOf,
  SOON,
  type StartedSite,
  startSite,
  TEMPLATE,
} from './site.ts';

base.skip(!canMount(), 'needs to mount small disks: root, outside of a strict container');
base.describe.configure({ timeout: 150_000 });

const PATHS = ['/', '/panel/b/', '/en/', '/api/v1/status.json'];
interface Disks {
  readonly database: string;
  readonly data: string;
}

/** Two disks of their own, one for the database, one for the rest; on them is a site that was published already. */
const test = base.extend<{ disks: Disks }>({
  disks: async ({ folder }, use) => {
    const [database, data] = [join(folder, 'database'), join(folder, 'data')];
    mountDisk(database, '24m');
    mountDisk(data, '48m');
    cpSync(process.env[TEMPLATE] ?? '', data, { recursive: true });
    for (const name of readdirSync(data).filter((one) => one.startsWith('latarnia.db'))) {
      cpSync(join(data, name), join(database, name));
      rmSync(join(data, name));
    }
    await use({ database, data });
    unmountDisk(database);
    unmountDisk(data);
  },
});

function startOn(disks: Disks): Promise<StartedSite> {
  const DATABASE_URL = `file:${join(disks.database, 'latarnia.db')}`;
  return startSite({ dataDir: disks.data, env: { DATABASE_URL } });
}

test('a full disk: readers go on, and what was refused is taken when there is room', async ({ disks }) => {
  const { site, stop } = await startOn(disks);
  await readiness(site);
  const readers = hammer(site.url, PATHS);

  await test.step('of the database: a change is refused', async () => {
    fillDisk(join(disks.database, 'filler'));
    await expect.poll(async () => (await readiness(site)).disk.code, SOON).toBe('disk.full');
    expect((await readiness(site)).disk).toMatchObject({ since: expect.stringMatching(/^\d{4}-/) });
    let refused = await site.cli('confirm');
    // What is left in the last block of the log file may still hold an event or two.
    for (let count = 0; refused.code === 0 && count < 20; count += 1) refused = await site.cli('confirm');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('full') });
    rmSync(join(disks.database, 'filler'));
    await expect.poll(async () => (await readiness(site)).disk.status, SOON).toBe('ok');
    const set = await site.cli('flag', 'set', 'price-sync', 'b', 'available', '--json');
    expect(set.code).toBe(0);
    await expect.poll(() => revisionOf(site), SOON).toBe(JSON.parse(set.stdout).revision);
  });

  await test.step('of the snapshot: readers keep the last generation, and get the next', async () => {
    const revision = await revisionOf(site);
    fillDisk(join(disks.data, 'filler'));
    expect((await site.cli('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
    await expect.poll(async () => (await readiness(site)).publishing.code, SOON).toBe('publishing.failed');
    expect((await site.cli('status')).stdout).toContain('ENOSPC');
    expect(await readiness(site)).toMatchObject({
      ready: true,
      snapshot: { revision },
      disk: { code: 'disk.full' },
    });
    expect(await revisionOf(site)).toBe(revision);
    rmSync(join(disks.data, 'filler'));
    await expect.poll(() => revisionOf(site), SOON).toBe(revision + 1);
    await expect.poll(async () => (await readiness(site)).publishing.status, SOON).toBe('ok');
  });

  await readers.stop();
  expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  expect(readers.backward).toEqual([]);
  await stop();
});

test('a read-only disk: readers go on, and it is written to again', async ({ disks }) => {
  await test.step('of the data folder as well: no start without it, and nothing is lost by that', async () => {
    for (const disk of [disks.database, disks.data]) remountDisk(disk, 'ro');
    await expect(startOn(disks)).rejects.toThrow(/Cannot start: DATA_DIR \S+ is on a disk that is read-only/);
    remountDisk(disks.data, 'rw');
  });

  await test.step('of the database: /readyz says so', async () => {
    const { site, stop } = await startOn(disks);
    await expect.poll(async () => (await readiness(site)).database.code, SOON).toBe('database.readonly');
    // In a process of its own: one that was refused here is refused later, too.
    const refused = await site.program('flag', 'set', 'price-sync', 'b', 'available');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only') });
    expect(await revisionOf(site)).toBe(7);
    for (const path of PATHS) expect((await fetch(`${site.url}${path}`)).status, path).toBe(200);
    remountDisk(disks.database, 'rw');
    await expect.poll(async () => (await readiness(site)).database.status, SOON).toBe('ok');
    expect((await site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
    await expect.poll(() => revisionOf(site), SOON).toBe(8);
    await stop();
  });
});
