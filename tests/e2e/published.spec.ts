import { execFile } from 'node:child_process';
import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { headOf, setState } from './operator.ts';
import { copyBuild } from './other-build.ts';
import { childPids, hammer, launchedPids } from './processes.ts';
import {
  expect,
  type RunningSite,
  readiness,
  revisionOf,
  SOON,
  type StartedSite,
  startSite,
  TEMPLATE,
  test,
  whollyPublished,
} from './site.ts';

const PATHS = ['/', '/panel/b/', '/features/', '/en/', '/api/v1/status.json'];
/** `npm run test:long` asks for more. */
const BURST = Number(process.env.BURST ?? 12);
const CRASHES = Number(process.env.CRASHES ?? 1);
/** How many pages of each kind, in each language, are rendered once more. */
const RENDERED = process.env.BURST === undefined ? 2 : Number.POSITIVE_INFINITY;
const ready = async ({ url }: RunningSite) => (await fetch(`${url}/readyz`)).json();

/** Backstage starts again, on a machine that others use. */
const LATER = { ...SOON, timeout: 120_000 };

function kill(pids: readonly number[], signal: NodeJS.Signals): void {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, signal);
}

/** Kills backstage once it runs, or was started, and waits until that process is gone. */
async function crashBackstage(site: RunningSite, find = childPids): Promise<void> {
  // After the eighth crash in a row the next start waits half a minute.
  await expect.poll(() => find(site, 'backstage').length, LATER).toBe(1);
  const pids = find(site, 'backstage');
  kill(pids, 'SIGKILL');
  await expect.poll(() => find(site, 'backstage').filter((pid) => pids.includes(pid)), SOON).toEqual([]);
}

/** What backstage renders, without the front. */
function askBackstage({ dataDir }: RunningSite, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ socketPath: join(dataDir, 'backstage.sock'), path, headers: { Host: 'localhost' } }, (incoming) => {
      incoming.toArray().then((parts) => resolve(Buffer.concat(parts).toString('utf8')), reject);
    }).on('error', reject);
  });
}

test('what is served is the snapshot, byte for byte, and each page is what backstage renders', async ({
  site,
}) => {
  const reader = new SnapshotReader(join(site.dataDir, 'snapshot'));
  const manifest = reader.current();
  expect(manifest?.failing).toEqual({});
  const entries = Object.entries(manifest?.entries ?? {});
  expect(entries.length).toBeGreaterThan(90);
  const rendered = new Map<string, number>();
  for (const [path, entry] of entries) {
    // The form of subscribers is backstage's: what is published says that it cannot be had.
    if (entry.part || /^(\/en)?\/subscribe\/$/.test(path)) continue;
    const response = await fetch(`${site.url}${path}`, {
      headers: { 'Accept-Encoding': 'identity' },
      redirect: 'manual',
    });
    expect(response.status, path).toBe(entry.status);
    const identity = entry.variants.find(({ encoding }) => encoding === 'identity');
    const body = Buffer.from(await response.arrayBuffer());
    if (identity) expect(body.equals(reader.bytes(identity)), path).toBe(true);
    // What is no page of Astro's is made for the snapshot alone.
    if (entry.status === 301 || /[.?]|^\/(api\/.|log\/)|^(\/en)?\/embed\/./.test(path)) continue;
    const kind = path.replace(/^((?:\/en)?\/[^/]*).*/, '$1');
    const count = (rendered.get(kind) ?? 0) + 1;
    if (count > RENDERED) continue;
    rendered.set(kind, count);
    expect(await askBackstage(site, path), path).toBe(body.toString('utf8'));
  }
  expect(rendered.size).toBeGreaterThan(12);
});

test.describe('processes', () => {
  // They share a site, one after the other: each leaves it whole.
  test.describe.configure({ mode: 'default', timeout: 360_000 });
  let shared: StartedSite;
  test.beforeAll(async () => {
    shared = await startSite();
  });
  test.afterAll(() => shared.stop());

  // First: later it has run for so long that the waits begin anew, or not for so long.
  test('backstage in a loop of crashes is started less and less often; readers notice nothing, a query is answered without it, and it comes back', async () => {
    const { site } = shared;
    const readers = hammer(site.url, PATHS);
    const waits = () => [...site.log().matchAll(/"wait":(\d+)/g)].map(([, wait]) => Number(wait));
    // Until the first was up it may have run for long already: one that did is started again at once, and the waits begin.
    const isEnough = () => waits().filter((wait) => wait > 0).length === 3;
    for (let crash = 1; !isEnough() && crash <= 4; crash += 1) {
      await crashBackstage(site, launchedPids);
      await expect.poll(() => waits().length, LATER).toBe(crash);
    }
    expect(waits().slice(-3)).toEqual([200, 400, 800]);

    const page = await fetch(`${site.url}/panel/b/?uses=allegro`);
    expect(page.status).toBe(200);
    expect(page.headers.get('latarnia-degraded')).toBe('query-ignored');
    const api = await fetch(`${site.url}/api/v1/events.json?after=1`);
    expect(api.status).toBe(503);
    expect(api.headers.get('retry-after')).toBe('5');
    expect((await fetch(`${site.url}/api/v1/lookup?created=2019-11-17`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${site.url}/api/v1/events.json?after=1`)).status, LATER)
      .toBe(200);
    const revision = await setState(site, 'price-sync@b', { state: 'available' });
    await expect.poll(() => revisionOf(site), LATER).toBe(revision);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
    expect(site.log()).toContain('backstage ended (SIGKILL) and is started again');
  });

  test('the front killed is back at once, with the same pages', async () => {
    const { site } = shared;
    const before = await (await fetch(`${site.url}/`)).text();
    kill(childPids(site, 'front'), 'SIGKILL');
    await expect
      .poll(async () => {
        try {
          return await (await fetch(`${site.url}/`)).text();
        } catch {
          return null;
        }
      }, LATER)
      .toBe(before);
  });

  test('a second Latarnia on the same address does not start', async () => {
    const { port } = new URL(shared.site.url);
    await expect(startSite({ env: { PORT: port } })).rejects.toThrow(/is taken by another program/);
  });

  test('backstage halted: readers notice nothing, and it is killed and started again', async () => {
    const { site } = shared;
    await expect.poll(async () => (await ready(site)).backstage, LATER).toBe('up');
    const logged = site.log().length;
    const readers = hammer(site.url, PATHS, 1);
    kill(childPids(site, 'backstage'), 'SIGSTOP');
    expect((await fetch(`${site.url}/panel/b/?uses=allegro`)).headers.get('latarnia-degraded')).toBe(
      'query-ignored',
    );
    await expect.poll(() => site.log().slice(logged), LATER).toContain('backstage hangs and is killed');
    await expect.poll(async () => (await ready(site)).backstage, LATER).toBe('up');
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  });
});

test('the database deleted: every page answers, writes are refused, what was said can be restored, and without it nothing is seeded', async ({
  ownSite,
}) => {
  const file = join(ownSite.dataDir, 'latarnia.db');
  await test.step('while the site runs', async () => {
    await setState(ownSite, 'price-sync@b', { state: 'available' });
    await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);
    const readers = hammer(ownSite.url, PATHS);
    deleteDatabase(ownSite);
    await expect.poll(async () => (await readiness(ownSite)).database.code, SOON).toBe('database.missing');
    expect(await readiness(ownSite)).toMatchObject({
      ready: true,
      database: { status: 'trouble', since: expect.stringMatching(/^\d{4}-/) },
    });
    const refused = await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('restore');
    expect(readdirSync(ownSite.dataDir)).not.toContain('latarnia.db');
    const filtered = await fetch(`${ownSite.url}/panel/b/?uses=allegro`);
    expect(filtered.headers.get('latarnia-degraded')).toBeNull();

    renameSync(join(ownSite.dataDir, 'rescue-8.db'), file);

    await expect.poll(async () => (await readiness(ownSite)).database.status, SOON).toBe('ok');
    expect((await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
    await expect.poll(() => revisionOf(ownSite), SOON).toBe(9);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
  });

  await test.step('before the site starts: the snapshot is served', async () => {
    await ownSite.stop();
    deleteDatabase(ownSite);
    const { site, stop } = await startSite({ dataDir: ownSite.dataDir });
    expect(await revisionOf(site)).toBe(9);
    await expect.poll(async () => (await readiness(site)).database.code, SOON).toBe('database.missing');
    // On a machine that others use backstage may take too long at first.
    const filtered = () => fetch(`${site.url}/panel/b/?uses=allegro`);
    await expect.poll(async () => (await filtered()).headers.get('latarnia-degraded'), SOON).toBeNull();
    const answer = await filtered();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('data-panel="b"');
    expect(readdirSync(site.dataDir)).not.toContain('latarnia.db');
    await stop();
  });
});

function deleteDatabase({ dataDir }: RunningSite): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `latarnia.db${suffix}`), { force: true });
}

test('kill -9 during bursts of changes loses nothing acknowledged, and all ends as if it had not been', async ({
  ownSite,
  folder,
}) => {
  test.setTimeout(2 * (180_000 + CRASHES * 10_000 + BURST * 100));
  await test.step('of backstage: readers notice nothing', async () => {
    const readers = hammer(ownSite.url, PATHS);
    const burst = startBurst(ownSite);
    await expect.poll(() => headOf(ownSite), SOON).toBeGreaterThan(7);
    for (let crash = 0; crash < CRASHES; crash += 1) await crashBackstage(ownSite);
    await burst;
    await expect.poll(() => revisionOf(ownSite), LATER).toBe(7 + BURST);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
    await expect.poll(() => revisionOf(ownSite, '/api/v1/events.json'), LATER).toBe(7 + BURST);
    const { events } = await (await fetch(`${ownSite.url}/api/v1/events.json`)).json();
    expect(events).toHaveLength(7 + BURST);
  });

  await test.step('of the front: whatever is answered is whole, and never older', async () => {
    const readers = hammer(ownSite.url, PATHS);
    const burst = startBurst(ownSite);
    let killed = 0;
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const next = () => childPids(ownSite, 'front').find((pid) => pid !== killed) ?? killed;
      await expect.poll(next, SOON).not.toBe(killed);
      killed = next();
      kill([killed], 'SIGKILL');
    }
    await burst;
    await expect.poll(() => revisionOf(ownSite).catch(() => 0), LATER).toBe(7 + 2 * BURST);
    await readers.stop();
    // While nobody listens there is no answer at all.
    const refused = /ECONNREFUSED|ECONNRESET|other side closed|socket hang up/;
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one) && !refused.test(one))).toEqual(
      [],
    );
    expect(readers.backward).toEqual([]);
  });

  await test.step('the pages are those of a site that begins with this log', async () => {
    const copy = join(folder, 'copy');
    cpSync(ownSite.dataDir, copy, { recursive: true, filter: (path) => !/snapshot|\.sock$/.test(path) });
    const fresh = await startSite({ dataDir: copy });
    expect(await whollyPublished(ownSite)).toEqual(await whollyPublished(fresh.site));
    await fresh.stop();
  });
});

/** Another process appends to the log, as fast as it can. */
function startBurst({ dataDir }: RunningSite): Promise<unknown> {
  const append = fileURLToPath(new URL('../support/append.ts', import.meta.url));
  const url = `file:${join(dataDir, 'latarnia.db')}`;
  return promisify(execFile)(process.execPath, [append, url, String(BURST)]);
}

test('a new build over a running old snapshot: no page unstyled, none stale', async ({ folder }) => {
  const root = join(folder, 'new');
  copyBuild(root, 'data-build="new"');
  // The fingerprinted files of the old build are gone from the new one.
  rmSync(join(root, 'dist', 'client', '_astro'), { recursive: true, force: true });

  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  const old = new SnapshotReader(join(dataDir, 'snapshot'));
  const home = old.current()?.entries['/']?.variants.find(({ encoding }) => encoding === 'identity');
  if (home === undefined) throw new Error('the template has no home page');
  const page = old.bytes(home).toString('utf8');
  const assets = [...page.matchAll(/\/_astro\/[^"')\s]+/g)].map(([path]) => path);
  expect(assets.length).toBeGreaterThan(0);
  const fresh = await startSite({ dataDir, root });
  const texts = await Promise.all(
    PATHS.map(async (path) => (await fetch(`${fresh.site.url}${path}`)).status),
  );
  expect(new Set(texts)).toEqual(new Set([200]));
  await expect
    .poll(async () => (await fetch(`${fresh.site.url}/`)).text(), LATER)
    .toContain('data-build="new"');
  for (const path of ['/panel/b/', '/en/', '/faq/', '/features/']) {
    expect(await (await fetch(`${fresh.site.url}${path}`)).text(), path).toContain('data-build="new"');
  }
  for (const asset of assets) {
    const response = await fetch(`${fresh.site.url}${asset}`);
    expect(response.status, asset).toBe(200);
    expect(response.headers.get('cache-control')).toContain('immutable');
  }
  await fresh.stop();
});
