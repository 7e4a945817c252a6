import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { canMount, fillDisk, mountDisk, remountDisk, unmountDisk } from '../support/disk.ts';
import { listen } from '../support/port.ts';
import { type Settings, startSite, TEMPLATE } from './site.ts';

const LATARNIA = fileURLToPath(new URL('../../bin/latarnia', import.meta.url));

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a site that cannot start, and waits for its end: of its children too, which hold the same streams. */
function serve(env: Settings, as: { uid?: number; gid?: number } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [LATARNIA, 'serve'], {
    env: { ...process.env, DATA_DIR: join(folder, 'var'), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** One line that says why, code 1, nothing else. */
function expectOneLine({ code, stdout, stderr }: Ended, why: RegExp): void {
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(why)]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

test('a second Latarnia on one data folder does not start, and commands work beside the first', async () => {
  const { site, stop } = await startSite();
  expectOneLine(await serve({ DATA_DIR: site.dataDir }), /^Cannot start: another Latarnia serves DATA_DIR /);
  expectOneLine(await serve({ DATA_DIR: site.dataDir, ROLE: 'staff' }), /another Latarnia serves/);
  expect(await site.program('status')).toMatchObject({ code: 0 });
  expect((await fetch(`${site.url}/`)).status).toBe(200);

  await test.step('readers’ fronts read the same snapshot', async () => {
    const reader = await startSite({ dataDir: site.dataDir, env: { ROLE: 'reader' } });
    expect((await fetch(`${reader.site.url}/`)).status).toBe(200);
    await reader.stop();
  });
  await test.step('what was killed leaves nothing that would keep the next one out', async () => {
    process.kill(site.pid, 'SIGKILL');
    const next = await startSite({ dataDir: site.dataDir });
    expect((await fetch(`${next.site.url}/`)).status).toBe(200);
    await next.stop();
  });
  await stop();
});

test('a port that is taken, of no such host, of no such name', async () => {
  const server = createServer();
  const port = await listen(server);
  const taken = await serve({ PORT: String(port) });
  expectOneLine(
    taken,
    new RegExp(`^Cannot start: port ${port} of 127\\.0\\.0\\.1 is taken by another program\\.`),
  );
  expectOneLine(await serve({ PORT: String(port), FRONT_WORKERS: '2' }), /is taken by another program/);
  server.close();
  expectOneLine(
    await serve({ HOST: '192.0.2.1' }),
    /^Cannot start: 192\.0\.2\.1 is no address of this machine/,
  );
  expectOneLine(
    await serve({ HOST: 'no such host' }),
    /^Cannot start: (no such host is not known|the name no such)/,
  );
});

test('a data folder that is a file, lies in one, is a link to nowhere or to itself', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'not a folder');
  expectOneLine(await serve({ DATA_DIR: file }), /^Cannot start: DATA_DIR \S+ is a file/);
  expectOneLine(await serve({ DATA_DIR: join(file, 'var') }), /^Cannot start: DATA_DIR \S+ is a file/);
  const link = join(folder, 'link');
  symlinkSync(link, link);
  expectOneLine(
    await serve({ DATA_DIR: link }),
    /^Cannot start: DATA_DIR \S+ is a link that leads back to itself/,
  );
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
  expectOneLine(await serve({ DATA_DIR: join(folder, 'dangling') }), /^Cannot start: DATA_DIR \S+ /);
});

test('somebody who may neither write to the folder nor listen on a port of the system', async () => {
  test.skip(process.getuid?.() !== 0, 'needs root, to become somebody else');
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'var'));
  const nobody = { uid: 65_534, gid: 65_534 };
  expectOneLine(await serve({}, nobody), /^Cannot start: DATA_DIR \S+ cannot be written to/);
});

test.describe('disks', () => {
  test.skip(!canMount(), 'needs to mount small disks: root, outside of a strict container');

  test('a data folder on a disk that is read-only, or full', async () => {
    const disk = join(folder, 'disk');
    mountDisk(disk, '8m');
    try {
      fillDisk(join(disk, 'filler'));
      expectOneLine(await serve({ DATA_DIR: disk }), /^Cannot start: DATA_DIR \S+ is on a disk that is full/);
      rmSync(join(disk, 'filler'));
      rmSync(join(disk, 'serve.lock'), { force: true });
      remountDisk(disk, 'ro');
      expectOneLine(
        await serve({ DATA_DIR: disk }),
        /^Cannot start: DATA_DIR \S+ is on a disk that is read-only/,
      );
    } finally {
      unmountDisk(disk);
    }
  });

  test('what was published is served from a disk that is full', async () => {
    const disk = join(folder, 'disk');
    mountDisk(disk, '48m');
    try {
      cpSync(process.env[TEMPLATE] ?? '', disk, { recursive: true });
      writeFileSync(join(disk, 'serve.lock'), '');
      fillDisk(join(disk, 'filler'));
      const { site, stop } = await startSite({ dataDir: disk });
      expect((await fetch(`${site.url}/`)).status).toBe(200);
      await stop();
    } finally {
      unmountDisk(disk);
    }
  });
});
