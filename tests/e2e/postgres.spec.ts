import { join } from 'node:path';
import { runCommand } from '../support/command.ts';
import { type Cluster, startPostgres } from '../support/postgres.ts';
import { noPostgres } from '../support/postgres-programs.ts';
import { hammer } from './processes.ts';
import {
  expect,
  published,
  type RunningSite,
  readiness,
  revisionOf,
  SOON,
  startSite,
  test,
  whollyPublished,
} from './site.ts';
import { accept, inviteByCommand } from './staff.ts';

test.skip(noPostgres !== null, noPostgres ?? '');

const PATHS = ['/', '/panel/b/', '/en/features/', '/api/v1/status.json'];

const databaseHealth = async (site: RunningSite) => (await readiness(site)).database;

/** A site whose log lies in PostgreSQL, on one host: one copy, as a file is. */
const onServer = test.extend<{ cluster: Cluster; postgresSite: RunningSite }>({
  cluster: async ({ folder: _ }, use) => {
    const cluster = await startPostgres();
    await cluster.run('CREATE DATABASE one');
    await use(cluster);
    await cluster.stop();
  },
  postgresSite: async ({ cluster }, use) => {
    const { site, stop } = await startSite({ env: { DATABASE_URL: cluster.urlOf('one') } });
    await use(site);
    await stop();
  },
});

onServer(
  'a log in PostgreSQL: staff change it, its death is told and takes nothing from readers',
  async ({ page, folder, cluster, postgresSite: site }) => {
    await onServer.step('a member signs in, changes a state, and readers have it', async () => {
      await accept(page, site.url, await inviteByCommand(site, 'editor'));
      const before = await revisionOf(site);
      await page.goto(`${site.url}/staff/matrix/?cell=price-sync@b`);
      await page.locator('input[name=state][value=limited]').check();
      await page.locator('.change-form button[type=submit]').click();
      await page.locator('button[name=how][value=now]').click();
      await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
      const { features } = await (await fetch(`${site.url}/api/v1/status.json`)).json();
      const found = features.find(({ id }: { id: string }) => id === 'price-sync');
      expect(found.panels.b.state).toBe('limited');
    });

    await onServer.step('killed: readers have every page, writes are refused in words', async () => {
      const readers = hammer(site.url, PATHS, 1);
      await cluster.kill();
      await expect.poll(async () => (await databaseHealth(site)).code, SOON).toBe('database.unreachable');
      const refused = await site.program('flag', 'set', 'price-sync', 'b', 'available');
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is not responding') });
      expect((await page.goto(`${site.url}/staff/`))?.status()).toBe(503);
      await expect(page.locator('h1')).toHaveText('Baza danych teraz nie odpowiada.');

      await cluster.start();
      await expect.poll(async () => (await databaseHealth(site)).status, SOON).toBe('ok');
      await expect.poll(async () => (await page.goto(`${site.url}/staff/`))?.status(), SOON).toBe(200);
      const before = await revisionOf(site);
      expect((await site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
      await expect.poll(() => revisionOf(site), SOON).toBe(before + 1);
      await readers.stop();
      expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
      expect(readers.backward).toEqual([]);
    });

    await onServer.step('its backup gives the same pages from a file, and back from a server', async () => {
      const [file, back] = ['there.db', 'back.db'].map((name) => join(folder, name));
      if (file === undefined || back === undefined) throw new Error('no names');
      expect((await site.program('backup', file)).code).toBe(0);
      const inFile = (...words: string[]) => runCommand(words, { DATA_DIR: join(folder, 'var') });
      for (const words of [
        ['restore', file],
        ['backup', back],
        ['flag', 'set', 'price-sync', 'b', 'limited'],
      ]) {
        expect((await inFile(...words)).code).toBe(0);
      }
      const { revision } = await (await fetch(`${site.url}/api/v1/status.json`)).json();
      await cluster.run('CREATE DATABASE two');
      const again = await startSite({ restore: back, env: { DATABASE_URL: cluster.urlOf('two') } });
      await expect.poll(() => published(again.site), SOON).toEqual(await whollyPublished(site));
      expect((await again.site.cli('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
      const audit = await again.site.cli('audit', 'verify', '--json');
      expect(JSON.parse(audit.stdout)).toMatchObject({ ok: true, events: revision + 1 });
      await again.stop();
    });
  },
);
