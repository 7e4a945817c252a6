import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SnapshotReader } from '../../src/publish/snapshot.ts';
import { childPids, hammer } from './processes.ts';
import { expect, type RunningSite, SOON, startSite, test } from './site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATHS = ['/', '/panel/b/', '/features/', '/en/', '/api/v1/status.json'];
/** `npm run test:long` asks for more. */
const BURST = Number(process.env.BURST ?? 200);
const CRASHES = Number(process.env.CRASHES ?? 3);
const revisionOf = async ({ url }: RunningSite) =>
  Number((await fetch(`${url}/`)).headers.get('latarnia-revision'));
const ready = async ({ url }: RunningSite) => (await fetch(`${url}/readyz`)).json();

function kill(pids: readonly number[], signal: NodeJS.Signals): void {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, signal);
}

/** Kills backstage once it runs, and waits until that process is gone. */
async function crashBackstage(site: RunningSite): Promise<void> {
  // After the eighth crash in a row the next start waits half a minute.
  await expect.poll(() => childPids(site, 'backstage').length, { timeout: 60_000 }).toBe(1);
  const pids = childPids(site, 'backstage');
  kill(pids, 'SIGKILL');
  await expect.poll(() => childPids(site, 'backstage').filter((pid) => pids.includes(pid)), SOON).toEqual([]);
}

test('what is served is the snapshot, byte for byte, and each page is what backstage renders', async ({
  site,
}) => {
  const reader = new SnapshotReader(join(site.dataDir, 'snapshot'));
  const manifest = reader.current();
  expect(manifest?.failing).toEqual({});
  const entries = Object.entries(manifest?.entries ?? {});
  expect(entries.length).toBeGreaterThan(90);
  for (const [path, entry] of entries) {
    const response = await fetch(`${site.url}${path}`, {
      headers: { 'Accept-Encoding': 'identity' },
      redirect: 'manual',
    });
    expect(response.status, path).toBe(entry.status);
    const identity = entry.variants.find(({ encoding }) => encoding === 'identity');
    const body = Buffer.from(await response.arrayBuffer());
    if (identity) expect(body.equals(reader.blob(identity)), path).toBe(true);
    if (entry.status === 301 || /[.?]|^\/api\//.test(path)) continue;
    const rendered = execFileSync('curl', [
      '-s',
      '--unix-socket',
      join(site.dataDir, 'backstage.sock'),
      `http://localhost${path}`,
    ]);
    expect(rendered.toString('utf8'), path).toBe(body.toString('utf8'));
  }
});

test.describe('backstage', () => {
  test('killed: readers notice nothing, a query is answered without it, and it comes back', async ({
    ownSite,
  }) => {
    const readers = hammer(ownSite.url, PATHS);
    kill(childPids(ownSite, 'backstage'), 'SIGKILL');
    const page = await fetch(`${ownSite.url}/panel/b/?uses=allegro`);
    expect(page.status).toBe(200);
    expect(page.headers.get('latarnia-degraded')).toBe('query-ignored');
    const api = await fetch(`${ownSite.url}/api/v1/lookup?created=2019-11-17`);
    expect(api.status).toBe(503);
    expect(api.headers.get('retry-after')).toBe('5');
    await expect
      .poll(async () => (await fetch(`${ownSite.url}/api/v1/lookup?created=2019-11-17`)).status, SOON)
      .toBe(200);
    await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
    await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
    expect(ownSite.log()).toContain('backstage ended (SIGKILL) and is started again');
  });

  test('halted: readers notice nothing, and it is killed and started again', async ({ ownSite }) => {
    test.setTimeout(60_000);
    const readers = hammer(ownSite.url, PATHS, 1);
    kill(childPids(ownSite, 'backstage'), 'SIGSTOP');
    expect((await fetch(`${ownSite.url}/panel/b/?uses=allegro`)).headers.get('latarnia-degraded')).toBe(
      'query-ignored',
    );
    await expect.poll(() => ownSite.log(), { timeout: 20_000 }).toContain('backstage hangs and is killed');
    await expect.poll(async () => (await ready(ownSite)).backstage, { timeout: 10_000 }).toBe('up');
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  });

  test('in a loop of crashes is started less and less often, and readers notice nothing', async ({
    ownSite,
  }) => {
    const readers = hammer(ownSite.url, PATHS, 1);
    for (let crash = 0; crash < 3; crash += 1) await crashBackstage(ownSite);
    await expect.poll(() => ownSite.log().match(/is started again/g)?.length, SOON).toBe(3);
    const waits = [...ownSite.log().matchAll(/"wait":(\d+)/g)].map(([, wait]) => Number(wait));
    expect(waits).toEqual([200, 400, 800]);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  });
});

test('the front killed is back at once, with the same pages', async ({ ownSite }) => {
  const before = await (await fetch(`${ownSite.url}/`)).text();
  kill(childPids(ownSite, 'front'), 'SIGKILL');
  await expect
    .poll(async () => {
      try {
        return await (await fetch(`${ownSite.url}/`)).text();
      } catch {
        return null;
      }
    }, SOON)
    .toBe(before);
});

test('SIGTERM stops everything, and leaves nobody behind', async () => {
  const { site, stop } = await startSite({ env: { FRONT_WORKERS: '2' } });
  const children = [...childPids(site, 'front'), ...childPids(site, 'backstage')];
  expect(children).toHaveLength(3);
  await stop();
  for (const pid of children) expect(() => process.kill(pid, 0)).toThrow();
});

test('two fronts share the port, and a reader is served while either is killed', async () => {
  const { site, stop } = await startSite({ env: { FRONT_WORKERS: '2' } });
  const [first] = childPids(site, 'front');
  expect((await fetch(`${site.url}/`)).status).toBe(200);
  kill([first ?? 0], 'SIGKILL');
  await expect.poll(() => childPids(site, 'front').length, SOON).toBe(2);
  for (let count = 0; count < 20; count += 1) {
    expect((await fetch(`${site.url}/`, { headers: { Connection: 'close' } })).status).toBe(200);
  }
  await stop();
});

test('a second Latarnia on the same address or the same folder does not start', async ({ ownSite }) => {
  const port = new URL(ownSite.url).port;
  await expect(startSite({ env: { PORT: port } })).rejects.toThrow(/EADDRINUSE/);
});

test.describe('the database', () => {
  test('deleted: every page answers, writes are refused, and what was said can be restored', async ({
    ownSite,
  }) => {
    const file = join(ownSite.dataDir, 'latarnia.db');
    await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
    await expect.poll(() => revisionOf(ownSite), SOON).toBe(8);
    const readers = hammer(ownSite.url, PATHS);
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    await expect.poll(async () => (await ready(ownSite)).database.code, SOON).toBe('database.missing');
    expect(await ready(ownSite)).toMatchObject({
      ready: true,
      database: {
        since: expect.stringMatching(/^\d{4}-/),
        todo: expect.stringContaining('latarnia restore'),
      },
    });
    const refused = await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('restore');
    expect(readdirSync(ownSite.dataDir)).not.toContain('latarnia.db');
    const filtered = await fetch(`${ownSite.url}/panel/b/?uses=allegro`);
    expect(filtered.headers.get('latarnia-degraded')).toBeNull();

    renameSync(join(ownSite.dataDir, 'rescue-8.db'), file);

    await expect.poll(async () => (await ready(ownSite)).database.status, SOON).toBe('ok');
    expect((await ownSite.cli('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
    await expect.poll(() => revisionOf(ownSite), SOON).toBe(9);
    await readers.stop();
    expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(readers.backward).toEqual([]);
  });

  test('deleted before the start: the snapshot is served, nothing is seeded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
    const dataDir = join(folder, 'var');
    const first = await startSite({ dataDir });
    await first.site.cli('flag', 'set', 'price-sync', 'b', 'available');
    await expect.poll(() => revisionOf(first.site), SOON).toBe(8);
    await first.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `latarnia.db${suffix}`), { force: true });
    const second = await startSite({ dataDir });
    expect(await revisionOf(second.site)).toBe(8);
    await expect.poll(async () => (await ready(second.site)).database?.code, SOON).toBe('database.missing');
    const filtered = await fetch(`${second.site.url}/panel/b/?uses=allegro`);
    expect(filtered.status).toBe(200);
    expect(filtered.headers.get('latarnia-degraded')).toBeNull();
    expect(await filtered.text()).toContain('data-panel="b"');
    expect(readdirSync(dataDir)).not.toContain('latarnia.db');
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

test('kill -9 during a burst of changes loses nothing acknowledged, and all ends as if it had not been', async ({
  ownSite,
}) => {
  test.setTimeout(90_000 + CRASHES * 10_000 + BURST * 100);
  const readers = hammer(ownSite.url, PATHS);
  const append = fileURLToPath(new URL('../support/append.ts', import.meta.url));
  const burst = execFileAsync(process.execPath, [
    append,
    `file:${join(ownSite.dataDir, 'latarnia.db')}`,
    String(BURST),
  ]);
  for (let crash = 0; crash < CRASHES; crash += 1) await crashBackstage(ownSite);
  await burst;
  await expect.poll(() => revisionOf(ownSite), { timeout: 60_000 }).toBe(7 + BURST);
  await readers.stop();
  expect([...readers.seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
  expect(readers.backward).toEqual([]);
  const { events } = await (await fetch(`${ownSite.url}/api/v1/events.json`)).json();
  expect(events).toHaveLength(7 + BURST);

  const reader = new SnapshotReader(join(ownSite.dataDir, 'snapshot'));
  const copy = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  cpSync(ownSite.dataDir, copy, { recursive: true, filter: (path) => !/snapshot|\.sock$/.test(path) });
  const fresh = await startSite({ dataDir: copy });
  const scratch = new SnapshotReader(join(copy, 'snapshot')).current();
  await fresh.stop();
  expect(reader.current()?.entries).toEqual(scratch?.entries);
  rmSync(copy, { recursive: true, force: true });
});

test('kill -9 of the front during a burst of changes: whatever is answered is whole, and never older', async ({
  ownSite,
}) => {
  test.setTimeout(90_000 + CRASHES * 10_000 + BURST * 100);
  const readers = hammer(ownSite.url, PATHS);
  const append = fileURLToPath(new URL('../support/append.ts', import.meta.url));
  const url = `file:${join(ownSite.dataDir, 'latarnia.db')}`;
  const burst = execFileAsync(process.execPath, [append, url, String(BURST)]);
  let killed = 0;
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const next = () => childPids(ownSite, 'front').find((pid) => pid !== killed) ?? killed;
    await expect.poll(next, { timeout: 40_000 }).not.toBe(killed);
    killed = next();
    kill([killed], 'SIGKILL');
  }
  await burst;
  await expect.poll(() => revisionOf(ownSite).catch(() => 0), { timeout: 60_000 }).toBe(7 + BURST);
  await readers.stop();
  // While nobody listens there is no answer at all.
  const refused = /ECONNREFUSED|ECONNRESET|other side closed|socket hang up/;
  expect([...readers.seen].filter((one) => !['200', '304'].includes(one) && !refused.test(one))).toEqual([]);
  expect(readers.backward).toEqual([]);
});

test('a new build over a running old snapshot: no page unstyled, none stale', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  const dataDir = join(folder, 'var');
  const root = join(folder, 'new');
  for (const name of ['bin', 'content', 'db', 'dist', 'src', 'package.json']) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  changeTemplate(root);
  // The fingerprinted files of the old build are gone from the new one.
  rmSync(join(root, 'dist', 'client', '_astro'), { recursive: true, force: true });

  const old = await startSite({ dataDir });
  const page = await (await fetch(`${old.site.url}/`)).text();
  const assets = [...page.matchAll(/\/_astro\/[^"')\s]+/g)].map(([path]) => path);
  expect(assets.length).toBeGreaterThan(0);
  await old.stop();
  const fresh = await startSite({ dataDir, root });
  const texts = await Promise.all(
    PATHS.map(async (path) => (await fetch(`${fresh.site.url}${path}`)).status),
  );
  expect(new Set(texts)).toEqual(new Set([200]));
  await expect
    .poll(async () => (await fetch(`${fresh.site.url}/`)).text(), { timeout: 15_000 })
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
  rmSync(folder, { recursive: true, force: true });
});

/** A new attribute on every page. */
function changeTemplate(root: string): void {
  const chunks = join(root, 'dist', 'server', 'chunks');
  const changed = readdirSync(chunks).filter((name) => {
    const source = readFileSync(join(chunks, name), 'utf8');
    const next = source.replace(/<html/g, '<html data-build="new"');
    if (next !== source) writeFileSync(join(chunks, name), next);
    return next !== source;
  });
  expect(changed.length).toBeGreaterThan(0);
}

async function execFileAsync(file: string, args: readonly string[]): Promise<void> {
  const { execFile } = await import('node:child_process');
  await new Promise<void>((resolve, reject) => {
    execFile(file, args, (error) => (error ? reject(error) : resolve()));
  });
}
