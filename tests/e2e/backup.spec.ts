import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { SnapshotReader } from '../../src/publish/snapshot.ts';
import { expect, type RunningSite, SOON, startSite, test } from './site.ts';

const revisionOf = async ({ url }: RunningSite) =>
  Number((await fetch(`${url}/`)).headers.get('latarnia-revision'));

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
}

/** Every address with its headers and bytes, as they are published. */
function published(site: RunningSite) {
  return new SnapshotReader(join(site.dataDir, 'snapshot')).current()?.entries;
}

test('the drill: a backup restored into an empty place gives byte-identical pages', async ({ ownSite }) => {
  test.setTimeout(60_000);
  const folder = temporary();
  const file = join(folder, 'backup.db');
  await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
  await ownSite.cli('confirm', '--next-update-by', '2021-03-30T18:00');
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(9);

  const backup = await ownSite.cli('backup', file, '--json');
  expect(backup).toMatchObject({ code: 0 });
  expect(JSON.parse(backup.stdout)).toMatchObject({
    revision: 9,
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const restored = join(folder, 'var');
  const { site, stop } = await startSite({ dataDir: restored, restore: file });

  expect(await revisionOf(site)).toBe(9);
  expect(published(site)).toEqual(published(ownSite));
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup that is older than what is published is refused, and taken on purpose', async ({
  ownSite,
}) => {
  const file = join(temporary(), 'backup.db');
  await ownSite.cli('backup', file);
  await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);

  const refused = await ownSite.cli('restore', file);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('revision 8 is published');
  expect(await revisionOf(ownSite)).toBe(8);

  const restored = await ownSite.cli('restore', file, '--older');
  expect(restored.code).toBe(0);
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(7);
  const set = await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited', '--json');
  expect(JSON.parse(set.stdout)).toEqual({ revision: 8 });
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);
  expect(readdirSync(ownSite.dataDir).some((name) => name.includes('.before-'))).toBe(true);
});

test('what is no backup, or a damaged one, is not restored', async ({ ownSite }) => {
  const folder = temporary();
  const { writeFileSync, readFileSync } = await import('node:fs');
  const rubbish = join(folder, 'rubbish.db');
  writeFileSync(rubbish, 'rubbish '.repeat(1000));
  expect((await ownSite.cli('restore', rubbish)).stderr).toContain('damaged, or no backup');
  const file = join(folder, 'backup.db');
  await ownSite.cli('backup', file);
  const bytes = readFileSync(file);
  bytes.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4096);
  writeFileSync(file, bytes);
  expect((await ownSite.cli('restore', file)).code).toBe(1);
  expect((await ownSite.cli('status')).code).toBe(0);
});

test('backups are made by themselves, and only so many are kept', async () => {
  const folder = temporary();
  const { site, stop } = await startSite({ env: { BACKUP_DIR: folder, BACKUP_KEEP: '1' } });
  await expect.poll(() => readdirSync(folder).length, SOON).toBe(1);
  expect((await (await fetch(`${site.url}/readyz`)).json()).backup).toMatchObject({ last: { revision: 7 } });
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('an upgrade and the way back: the same pages from a database of the next release, and from the backup', async ({
  ownSite,
}) => {
  const folder = temporary();
  const file = join(folder, 'before-upgrade.db');
  await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
  await ownSite.cli('backup', file);
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);
  const before = published(ownSite);

  // What the migration of a next release might do: a table, and a row in the list of migrations.
  const client = createClient({ url: `file:${join(ownSite.dataDir, 'latarnia.db')}`, timeout: 5000 });
  await client.execute('CREATE TABLE next_release (id integer)');
  await client.execute("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('next', 9999999999999)");
  client.close();
  const forward = await ownSite.cli('flag', 'list', '--json');
  expect(forward.code).toBe(0);
  expect((await ownSite.cli('restore', file)).code).toBe(0);
  await expect
    .poll(async () => (await (await fetch(`${ownSite.url}/readyz`)).json()).database.status, SOON)
    .toBe('ok');
  expect(published(ownSite)).toEqual(before);
  expect((await ownSite.cli('undo', '8')).code).toBe(0);
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(9);
  rmSync(folder, { recursive: true, force: true });
});
