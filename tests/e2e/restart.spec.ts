import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { BoundSocket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/port.ts';
import { sendVisitors, type Visits } from '../support/visitors.ts';
import { childPids } from './processes.ts';
import { expect, type Settings, SOON, TEMPLATE, test } from './site.ts';

const LATARNIA = fileURLToPath(new URL('../../bin/latarnia', import.meta.url));
/** How often each thing is done again. */
const ROUNDS = Number(process.env.RESTARTS ?? 2);
const PATHS = ['/', '/faq/', '/history/', '/en/', '/api/v1/status.json'];

interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly log: () => string;
  /** Resolves once it says that it serves. */
  readonly serves: Promise<void>;
  stop(): Promise<void>;
}

const started: ChildProcess[] = [];
test.afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts a program that is given a socket, if there is one, as sd_listen_fds(3) says. */
function start(program: readonly string[], env: Settings, socket?: BoundSocket): Started {
  // Its own number is known to it alone.
  const words = ['-c', 'LISTEN_PID=$$ exec "$@"', 'sh', ...program];
  const child = spawn('sh', words, {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, ...(socket && { LISTEN_FDS: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe', ...(socket ? [socket.fd()] : [])],
  });
  started.push(child);
  let log = '';
  const serves = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('Latarnia serves http')) serves.resolve();
    });
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    pid: child.pid ?? 0,
    log: () => log,
    serves: serves.promise,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

function published(folder: string): Settings {
  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  return { DATA_DIR: dataDir };
}

function expectAllAnswered({ met, backward }: Visits): void {
  expect([...met.keys()].filter((what) => what !== '200' && what !== '304')).toEqual([]);
  expect(met.get('200')).toBeGreaterThan(0);
  expect(backward).toEqual([]);
}

test('beside a socket of systemd a restart refuses nobody and cuts nobody off', async ({ folder }) => {
  const socket = new BoundSocket({ host: '127.0.0.1' });
  const { port } = socket.address();
  const env = { ...published(folder), FRONT_WORKERS: '2' };
  const serve = () => start([process.execPath, LATARNIA, 'serve'], env, socket);
  let site = serve();
  await site.serves;
  const callOff = sendVisitors({ port, paths: PATHS, fresh: 4, kept: 4, pause: 20 });
  for (let round = 0; round < ROUNDS; round += 1) {
    await site.stop();
    site = serve();
    await site.serves;
  }
  expectAllAnswered(await callOff());

  await test.step('nor do fronts that are killed: they are waited for', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = childPids(site, 'front');
      for (const pid of before) process.kill(pid, 'SIGKILL');
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      await expect
        .poll(() => childPids(site, 'front').filter((pid) => !before.includes(pid)), SOON)
        .toHaveLength(2);
    }
  });
  await site.stop();
  socket.close();
});

test('the socket of a site by itself outlives its fronts', async ({ folder }) => {
  const port = await freePort();
  const site = start([process.execPath, LATARNIA, 'serve'], { ...published(folder), PORT: String(port) });
  await site.serves;
  const callOff = sendVisitors({ port, paths: PATHS, fresh: 4, kept: 0, pause: 5 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const [front = 0] = childPids(site, 'front');
    process.kill(front, 'SIGKILL');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await expect.poll(() => childPids(site, 'front').some((pid) => pid !== front), SOON).toBe(true);
  }
  const { met } = await callOff();
  // Whom it had taken before it was killed is cut off; nobody else is.
  expect([...met.keys()].filter((what) => !/^(200|304|ECONNRESET)$/.test(what))).toEqual([]);
  await site.stop();
});

test('systemd itself starts it when somebody comes', async ({ folder }) => {
  const program = 'systemd-socket-activate';
  test.skip(spawnSync(program, ['--version']).status !== 0, 'apt-get install systemd');
  const port = await freePort();
  const { DATA_DIR = '' } = published(folder);
  const words = [program, '-l', `127.0.0.1:${port}`, '-E', 'PATH', '-E', `DATA_DIR=${DATA_DIR}`];
  const site = start([...words, process.execPath, LATARNIA, 'serve'], {});
  await expect.poll(() => site.log(), SOON).toContain('Listening on');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await site.serves;
  await site.stop();
});
