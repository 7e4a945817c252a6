import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { inTurn } from '../support/in-turn.ts';
import { freePort } from '../support/port.ts';
import { launchedPids } from './processes.ts';
import { SOON, TEMPLATE } from './site.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The machine's own, which may be older than what npm brought. */
const MACHINES_NODE = '/usr/bin/node';

/** What people type. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  'npm start': ['npm', 'start'],
  'npx latarnia serve': ['npx', 'latarnia', 'serve'],
  'node bin/latarnia serve': [process.execPath, 'bin/latarnia', 'serve'],
  "the machine's node bin/latarnia serve": [MACHINES_NODE, 'bin/latarnia', 'serve'],
};
/** `SIGKILL` tells nobody anything. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Which of them are told to what was started, and to its process group: of every start one that asks it to stop and one that
 * does not, of every signal one that goes either way. Each day every second has its turn; `npm run test:long` tries all.
 */
const SAMPLE: Readonly<Record<string, readonly [one: readonly Signal[], group: readonly Signal[]]>> = {
  'npm start': [['SIGTERM', 'SIGKILL'], ['SIGINT']],
  'npx latarnia serve': [['SIGTERM', 'SIGKILL'], ['SIGHUP']],
  'node bin/latarnia serve': [['SIGTERM', 'SIGHUP', 'SIGKILL'], ['SIGTERM']],
  "the machine's node bin/latarnia serve": [['SIGINT', 'SIGKILL'], []],
};
const ALL = [SIGNALS, SIGNALS.filter((one) => one !== 'SIGKILL')] as const;

interface Started {
  /** What was started; it leads a process group. */
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  readonly dataDir: string;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly output: () => string;
}

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) {
    for (const pid of processesOf(join(folder, 'var'))) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Starts a site that was published already, and waits until it serves. */
async function start([program = '', ...args]: readonly string[]): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  folders.push(folder);
  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  const port = await freePort();
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), FRONT_WORKERS: '2', LOG_LEVEL: 'warn' },
  });
  let output = '';
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await expect.poll(() => output, SOON).toContain('serves http');
  return { child, pid: child.pid ?? 0, port, dataDir, exited, output: () => output };
}

/** Every process that was started for a data folder, whoever is its parent now. */
function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const isGone = /\)\s+Z/.test(readFileSync(`/proc/${name}/stat`, 'utf8'));
        return !isGone && readFileSync(`/proc/${name}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function expectNothingLeft({ dataDir, port }: Started): Promise<void> {
  await expect.poll(() => processesOf(dataDir), SOON).toEqual([]);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

const IS_WHOLE = process.env.RESTARTS !== undefined;

for (const [name, command] of Object.entries(STARTS)) {
  const [one, group] = IS_WHOLE ? ALL : (SAMPLE[name] ?? ALL);
  for (const signal of inTurn(one, 2, IS_WHOLE)) {
    // npx passes it to a shell, which waits for a program that was told nothing. A terminal tells the whole group.
    if (name.startsWith('npx') && signal === 'SIGINT') continue;
    test(`${name}: ${signal} to what was started stops everything`, async () => {
      test.skip(command[0] === MACHINES_NODE && !existsSync(MACHINES_NODE), 'needs a Node of the machine');
      const site = await start(command);
      process.kill(site.pid, signal);
      const { code } = await site.exited;
      if (!name.startsWith('np') && signal !== 'SIGKILL') expect(code).toBe(0);
      await expectNothingLeft(site);
    });
  }

  for (const signal of inTurn(group, 2, IS_WHOLE)) {
    test(`${name}: ${signal} to its process group stops everything`, async () => {
      test.skip(command[0] === MACHINES_NODE && !existsSync(MACHINES_NODE), 'needs a Node of the machine');
      const site = await start(command);
      process.kill(-site.pid, signal);
      await site.exited;
      await expectNothingLeft(site);
      expect(site.output()).not.toMatch(/^\s+at /m);
    });
  }
}

test('a terminal that goes, and nobody started by npm: the site stays when its parent goes', async () => {
  const site = await start(['sh', '-c', 'env -u npm_lifecycle_event node bin/latarnia serve & wait']);
  site.child.kill('SIGKILL');
  await site.exited;
  // Twice as long as a launcher is looked for.
  for (let look = 0; look < 8; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await fetch(`http://127.0.0.1:${site.port}/healthz`)).status).toBe(200);
  }
});

test('who reads the log goes away: the site stays', async () => {
  const site = await start([process.execPath, 'bin/latarnia', 'serve']);
  site.child.stdout?.destroy();
  site.child.stderr?.destroy();
  // Something to write about: backstage is killed, and started again.
  await expect.poll(() => launchedPids(site, 'backstage'), SOON).toHaveLength(1);
  for (const pid of launchedPids(site, 'backstage')) process.kill(pid, 'SIGKILL');
  await expect
    .poll(async () => (await (await fetch(`http://127.0.0.1:${site.port}/readyz`)).json()).backstage, SOON)
    .toBe('up');
  process.kill(site.pid, 'SIGTERM');
  expect((await site.exited).code).toBe(0);
  await expectNothingLeft(site);
});
