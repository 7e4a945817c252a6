import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { confirm } from '../../src/actions/confirm.ts';
import { instantFromMs, msFromInstant } from '../../src/domain/time.ts';
import { databaseOf } from './log.ts';
import { headOf, operate, setState, timeOf } from './operator.ts';
import {
  expect,
  type RunningSite,
  readiness,
  revisionOf,
  SOON,
  type StartedSite,
  startSite,
  test,
  whollyPublished,
} from './site.ts';

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
}

test.describe('backups of a site', () => {
  // They share it, one after the other: each begins where the one before it left it.
  test.describe.configure({ mode: 'default', timeout: 90_000 });
  let shared: StartedSite;
  let [folder, kept] = ['', ''];
  test.beforeAll(async () => {
    [folder, kept] = [temporary(), temporary()];
    shared = await startSite({ env: { BACKUP_DIR: kept, BACKUP_KEEP: '1' } });
  });
  test.afterAll(async () => {
    await shared.stop();
    for (const one of [folder, kept]) rmSync(one, { recursive: true, force: true });
  });

  test('they are made by themselves, and only so many are kept', async () => {
    await expect.poll(() => readdirSync(kept).length, SOON).toBe(1);
    const { backup } = await readiness(shared.site);
    expect(backup).toMatchObject({ last: { revision: 7 } });
  });

  test('what is no backup, or a damaged one, is not restored', async () => {
    const { site } = shared;
    const rubbish = join(folder, 'rubbish.db');
    writeFileSync(rubbish, 'rubbish '.repeat(1000));
    expect((await site.cli('restore', rubbish)).stderr).toContain('damaged, or no backup');
    const file = join(folder, 'damaged.db');
    await site.cli('backup', file);
    const bytes = readFileSync(file);
    bytes.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4096);
    writeFileSync(file, bytes);
    expect((await site.cli('restore', file)).code).toBe(1);
    expect((await site.cli('status')).code).toBe(0);
  });

  test('the drill: a backup restored into an empty place gives byte-identical pages', async () => {
    const { site } = shared;
    const file = join(folder, 'backup.db');
    await setState(site, 'price-sync@b', { state: 'available' });
    const revision = await promise(site, 6);
    await expect.poll(() => revisionOf(site), SOON).toBe(revision);

    const backup = await site.cli('backup', file, '--json');
    expect(backup).toMatchObject({ code: 0 });
    expect(JSON.parse(backup.stdout)).toMatchObject({
      revision,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const restored = await startSite({ dataDir: join(folder, 'var'), restore: file });

    expect(await revisionOf(restored.site)).toBe(revision);
    expect(await whollyPublished(restored.site)).toEqual(await whollyPublished(site));
    await restored.stop();
  });

  test('a backup that is older than what is published is refused, and taken on purpose', async () => {
    const { site } = shared;
    const file = join(folder, 'older.db');
    const before = await headOf(site);
    await site.cli('backup', file);
    await setState(site, 'price-sync@a', { state: 'available' });
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);

    const refused = await site.cli('restore', file);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`revision ${before + 1} is published`);
    expect(await revisionOf(site)).toBe(before + 1);

    const restored = await site.cli('restore', file, '--older');
    expect(restored.code).toBe(0);
    await expect.poll(() => revisionOf(site), SOON).toBe(before);
    const set = await site.cli('flag', 'set', 'price-sync', 'a', 'limited', '--json');
    expect(JSON.parse(set.stdout)).toEqual({ revision: before + 1 });
    await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
    expect(readdirSync(site.dataDir).some((name) => name.includes('.before-'))).toBe(true);
  });

  test('a site that runs is restored as often as one likes: whoever does it never waits for what runs', async () => {
    const { site } = shared;
    const file = join(folder, 'again.db');
    await site.cli('backup', file);
    for (let count = 0; count < 4; count += 1) {
      const { code, stdout, stderr } = await site.cli('restore', file);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('What was there is kept as');
      await expect.poll(async () => (await readiness(site)).database.status, SOON).toBe('ok');
    }
  });

  test('an upgrade and the way back: the same pages from a database of the next release, and from the backup', async () => {
    const { site } = shared;
    const file = join(folder, 'before-upgrade.db');
    const revision = await setState(site, 'stock-sync@b', { state: 'limited' });
    await site.cli('backup', file);
    await expect.poll(() => revisionOf(site), SOON).toBe(revision);
    const before = await whollyPublished(site);

    // What the migration of a next release might do: a table, and a row in the list of migrations.
    const client = createClient({ url: databaseOf(site), timeout: 5000 });
    await client.execute('CREATE TABLE next_release (id integer)');
    await client.execute(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('next', 9999999999999)",
    );
    client.close();
    const forward = await site.cli('flag', 'list', '--json');
    expect(forward.code).toBe(0);
    expect((await site.cli('restore', file)).code).toBe(0);
    await expect.poll(async () => (await readiness(site)).database.status, SOON).toBe('ok');
    expect(await whollyPublished(site)).toEqual(before);
    expect((await site.cli('undo', String(revision))).code).toBe(0);
    await expect.poll(() => revisionOf(site), SOON).toBe(revision + 1);
  });
});

/** Confirms what is said, with an update promised in so many hours. Gives the revision. */
async function promise(site: RunningSite, hours: number): Promise<number> {
  const nextUpdateBy = instantFromMs(msFromInstant(await timeOf(site)) + hours * 3_600_000);
  const { state } = await operate(site, (context) => confirm(context, { nextUpdateBy }));
  return state.revision;
}
