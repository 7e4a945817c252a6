import { join } from 'node:path';
import { runCommand } from '../support/command.ts';
import { noSqld, type Sqld, startSqld } from '../support/sqld.ts';
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

test.skip(noSqld !== null, noSqld ?? '');

const PATHS = ['/', '/panel/b/', '/en/features/', '/api/v1/status.json'];
const databaseHealth = async (site: RunningSite) => (await readiness(site)).database;

/** A site whose database is on a real libSQL server. */
const remote = test.extend<{ server: Sqld; otherServer: Sqld; remoteSite: RunningSite }>({
  server: async ({ folder }, use) => {
    const server = await startSqld(folder);
    await use(server);
    await server.kill();
  },
  otherServer: async ({ folder }, use) => {
    const server = await startSqld(join(folder, 'other'));
    await use(server);
    await server.kill();
  },
  remoteSite: async ({ server }, use) => {
    const { site, stop } = await startSite({ env: { DATABASE_URL: server.url } });
    await use(site);
    await stop();
  },
});

remote('a database on a server', async ({ folder, server, otherServer, remoteSite }) => {
  await remote.step('killed: every page answers, writes are refused, and it is taken up again', async () => {
    expect((await remoteSite.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
    await expect.poll(() => revisionOf(remoteSite), SOON).toBe(8);
    const readers = hammer(remoteSite.url, PATHS, 1);

    await server.kill();
    await expect.poll(async () => (await databaseHealth(remoteSite)).code, SOON).toBe('database.unreachable');
    expect(await databaseHealth(remoteSite)).toMatchObject({
      status: 'trouble',
      since: expect.stringMatching(/^\d{4}-/),
    });
    const refused = await remoteSite.program('flag', 'set', 'price-sync', 'b', 'limited');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is not responding') });
    expect((await fetch(`${remoteSite.url}/panel/b/?uses=shop`)).headers.get('latarnia-degraded')).toBeNull();

    await server.start();
    await expect.poll(async () => (await databaseHealth(remoteSite)).status, SOON).toBe('ok');
    expect((await remoteSite.cli('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
    await expect.poll(() => revisionOf(remoteSite), SOON).toBe(9);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
  });

  await remote.step('halted: nothing waits for it for ever, and it is taken up again', async () => {
    server.signal('SIGSTOP');
    await expect
      .poll(async () => (await databaseHealth(remoteSite)).code, { ...SOON, timeout: 40_000 })
      .toBe('database.unreachable');
    const refused = await remoteSite.program('flag', 'set', 'price-sync', 'b', 'available');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is not responding') });
    expect((await fetch(`${remoteSite.url}/panel/b/`)).status).toBe(200);
    server.signal('SIGCONT');
    await expect
      .poll(async () => (await databaseHealth(remoteSite)).status, { ...SOON, timeout: 40_000 })
      .toBe('ok');
  });

  const file = join(folder, 'backup.db');
  await remote.step(
    'the drill: its backup gives the same pages from an empty server, and from a file',
    async () => {
      expect(JSON.parse((await remoteSite.cli('backup', file, '--json')).stdout)).toMatchObject({
        revision: 9,
      });
      const onServer = await startSite({ env: { DATABASE_URL: otherServer.url }, restore: file });
      // Between two generations there is an instant at which neither is the one.
      await expect.poll(() => published(onServer.site), SOON).toEqual(await whollyPublished(remoteSite));
      expect((await onServer.site.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
      await onServer.stop();
      // What a file holds gives the same pages (`backup.spec.ts`) when it is the same log.
      const inFile = { DATA_DIR: join(folder, 'var') };
      expect((await runCommand(['restore', file], inFile)).code).toBe(0);
      const audit = await runCommand(['audit', 'verify', '--json'], inFile);
      expect(JSON.parse(audit.stdout)).toEqual(
        JSON.parse((await remoteSite.cli('audit', 'verify', '--json')).stdout),
      );
    },
  );

  await remote.step(
    'another log on it is not written over, and the same one is no reason to refuse',
    async () => {
      expect((await remoteSite.cli('restore', file)).code).toBe(0);
      expect((await remoteSite.cli('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
      const refused = await remoteSite.program('restore', file, '--older');
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Let it name an empty database'),
      });
      expect(
        JSON.parse((await remoteSite.cli('flag', 'history', 'price-sync', '--json')).stdout),
      ).not.toEqual([]);
    },
  );
});
