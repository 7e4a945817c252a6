import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canMount, fillDisk, mountDisk, remountDisk, unmountDisk } from '../support/disk.ts';
import { hammer } from './processes.ts';
import { test as base, expect, type RunningSite, startSite } from './site.ts';

base.skip(!canMount(), 'needs to mount small disks: root, outside of a strict container');
base.describe.configure({ timeout: 150_000 });

const PATHS = ['/', '/panel/b/', '/en/', '/api/v1/status.json'];
const SOON = { timeout: 40_000, intervals: [100] };

const revisionOf = async ({ url }: RunningSite) =>
  Number((await fetch(`${url}/`)).headers.get('latarnia-revision'));
const ready = async ({ url }: RunningSite) => (await fetch(`${url}/readyz`)).json();

/** Two disks of their own, one for the database, one for the rest. */
const test = base.extend<{ disks: { readonly database: string; readonly data: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  disks: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
    const [database, data] = [join(folder, 'database'), join(folder, 'data')];
    mountDisk(database, '24m');
    mountDisk(data, '48m');
    await use({ database, data });
    unmountDisk(database);
    unmountDisk(data);
    rmSync(folder, { recursive: true, force: true });
  },
});

function startOn(disks: { readonly database: string; readonly data: string }) {
  const DATABASE_URL = `file:${join(disks.database, 'latarnia.db')}`;
  return startSite({ dataDir: disks.data, env: { DATABASE_URL } });
}

test('the disk of the database is full: readers go on, a change is refused, and then taken when there is room', async ({
  disks,
}) => {
  const { site, stop } = await startOn(disks);
  const readers = hammer(site.url, PATHS);
  fillDisk(join(disks.database, 'filler'));
  await expect.poll(async () => (await ready(site)).disk.code, SOON).toBe('disk.full');
  expect((await ready(site)).disk).toMatchObject({ since: expect.stringMatching(/^\d{4}-/) });
  let refused = await site.cli('confirm');
  // What is left in the last block of the log file may still hold an event or two.
  for (let count = 0; refused.code === 0 && count < 20; count += 1) refused = await site.cli('confirm');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('full') });
  rmSync(join(disks.database, 'filler'));
  await expect.poll(async () => (await ready(site)).disk.status, SOON).toBe('ok');
  const set = await site.cli('flag', 'set', 'price-sync', 'b', 'available', '--json');
  expect(set.code).toBe(0);
  await expect.poll(() => revisionOf(site), SOON).toBe(JSON.parse(set.stdout).revision);
  await readers.stop();
  expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  expect(readers.backward).toEqual([]);
  await stop();
});

test('the disk of the snapshot is full: readers keep the last generation, and get the next when there is room', async ({
  disks,
}) => {
  const { site, stop } = await startOn(disks);
  const readers = hammer(site.url, PATHS);
  fillDisk(join(disks.data, 'filler'));
  expect((await site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
  await expect.poll(async () => (await ready(site)).publishing.message, SOON).toContain('ENOSPC');
  expect(await ready(site)).toMatchObject({
    ready: true,
    snapshot: { revision: 7 },
    disk: { code: 'disk.full' },
  });
  expect(await revisionOf(site)).toBe(7);
  rmSync(join(disks.data, 'filler'));
  await expect.poll(() => revisionOf(site), SOON).toBe(8);
  await expect.poll(async () => (await ready(site)).publishing.status, SOON).toBe('ok');
  await readers.stop();
  expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  expect(readers.backward).toEqual([]);
  await stop();
});

test('the disk of the database is read-only: readers go on, /readyz says so, and it is written to again', async ({
  disks,
}) => {
  const first = await startOn(disks);
  await expect.poll(() => revisionOf(first.site), SOON).toBe(7);
  await first.stop();
  remountDisk(disks.database, 'ro');
  const { site, stop } = await startOn(disks);
  await expect.poll(async () => (await ready(site)).database?.code, SOON).toBe('database.readonly');
  const refused = await site.cli('flag', 'set', 'price-sync', 'b', 'available');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only') });
  for (const path of PATHS) expect((await fetch(`${site.url}${path}`)).status, path).toBe(200);
  remountDisk(disks.database, 'rw');
  await expect.poll(async () => (await ready(site)).database.status, SOON).toBe('ok');
  expect((await site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
  await expect.poll(() => revisionOf(site), SOON).toBe(8);
  await stop();
});

test('everything is read-only: readers get the snapshot', async ({ disks }) => {
  const first = await startOn(disks);
  await expect.poll(() => revisionOf(first.site), SOON).toBe(7);
  const page = await (await fetch(`${first.site.url}/panel/b/`)).text();
  await first.stop();
  for (const disk of [disks.database, disks.data]) remountDisk(disk, 'ro');
  const { site, stop } = await startOn(disks);
  expect(await (await fetch(`${site.url}/panel/b/`)).text()).toBe(page);
  for (const disk of [disks.database, disks.data]) remountDisk(disk, 'rw');
  await expect.poll(async () => (await ready(site)).backstage, SOON).toBe('up');
  expect((await site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
  await expect.poll(() => revisionOf(site), SOON).toBe(8);
  await stop();
});
