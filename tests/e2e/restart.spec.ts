import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { BoundSocket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../support/command.ts';
import { freePort } from '../support/port.ts';
import { sendVisitors, type Visits } from '../support/visitors.ts';
import { copyBuild } from './other-build.ts';
import { childPids } from './processes.ts';
import { expect, readiness, type Settings, SOON, TEMPLATE, test } from './site.ts';
import { issueTokens } from './tokens.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LATARNIA = join(ROOT, 'bin', 'latarnia');
/** How often each thing is done, and another build takes over. `npm run test:long` asks for more. */
const ROUNDS = Number(process.env.RESTARTS ?? 1);
/** A breath between two requests (ms), and between two changes: who asks shares the machine with what is asked. */
const [PAUSE, BETWEEN_CHANGES] = process.env.RESTARTS === undefined ? [100, 400] : [20, 100];
const PATHS = ['/', '/faq/', '/history/', '/en/', '/api/v1/status.json'];

/** Bun takes no socket that is handed to it, and what comes while none of its fronts is there is refused (docs/operations.md). */
const NODE = { FRONT_ENGINE: 'node' };

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
function start(
  program: readonly string[],
  env: Settings,
  { socket, cwd }: { readonly socket?: BoundSocket; readonly cwd?: string } = {},
): Started {
  // Its own number is known to it alone.
  const words = ['-c', 'LISTEN_PID=$$ exec "$@"', 'sh', ...program];
  const child = spawn('sh', words, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, LOG_LEVEL: 'info', ...env, ...(socket && { LISTEN_FDS: '1' }) },
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

function published(folder: string) {
  const dataDir = join(folder, 'var');
  cpSync(process.env[TEMPLATE] ?? '', dataDir, { recursive: true });
  return { DATA_DIR: dataDir };
}

function expectAllAnswered({ met, backward }: Visits): void {
  expect([...met.keys()].filter((what) => what !== '200' && what !== '304')).toEqual([]);
  expect(met.get('200')).toBeGreaterThan(0);
  expect(backward).toEqual([]);
}

/** What somebody is answered who comes once some processes are dead: what those had taken is cut off. */
async function answeredAfter(pids: readonly number[], port: number): Promise<number> {
  await expect.poll(() => pids.filter((pid) => existsSync(`/proc/${pid}/fd`)), SOON).toEqual([]);
  const headers = { Connection: 'close' };
  return (await fetch(`http://127.0.0.1:${port}/healthz`, { headers })).status;
}

/** Kills both fronts, once each round: whoever comes then is answered, and two others take their place. */
async function killFronts(site: Started, port: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = childPids(site, 'front');
    for (const pid of before) process.kill(pid, 'SIGKILL');
    expect(await answeredAfter(before, port)).toBe(200);
    await expect
      .poll(() => childPids(site, 'front').filter((pid) => !before.includes(pid)), SOON)
      .toHaveLength(2);
  }
}

test('beside a socket of systemd a restart refuses nobody and cuts nobody off', async ({ folder }) => {
  test.setTimeout(120_000 + ROUNDS * 60_000);
  const socket = new BoundSocket({ host: '127.0.0.1' });
  const { port } = socket.address();
  const env = { ...published(folder), ...NODE, FRONT_WORKERS: '2' };
  const serve = () => start([process.execPath, LATARNIA, 'serve'], env, { socket });
  let site = serve();
  await site.serves;
  const callOff = sendVisitors({ port, paths: PATHS, fresh: 4, kept: 4, pause: PAUSE });
  for (let round = 0; round < ROUNDS; round += 1) {
    await site.stop();
    site = serve();
    await site.serves;
  }
  expectAllAnswered(await callOff());

  await test.step('nor do fronts that are killed: they are waited for', async () => {
    await killFronts(site, port);
  });
  await site.stop();
  socket.close();
});

test('systemd itself starts it when somebody comes', async ({ folder }) => {
  const program = 'systemd-socket-activate';
  test.skip(spawnSync(program, ['--version']).status !== 0, 'apt-get install systemd');
  const port = await freePort();
  const { DATA_DIR } = published(folder);
  const words = [program, '-l', `127.0.0.1:${port}`, '-E', 'PATH', '-E', `DATA_DIR=${DATA_DIR}`];
  const site = start([...words, process.execPath, LATARNIA, 'serve'], {});
  await expect.poll(() => site.log(), SOON).toContain('Listening on');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await site.serves;
  await site.stop();
});

/** Somebody who writes, one change after the other. @returns calls them off; the answers, and the reasons that were acknowledged */
function sendWriter(port: number, token: string) {
  const answers = new Map<string, number>();
  const acknowledged: string[] = [];
  let isOver = false;
  const write = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const reason = `checked ${turn}`;
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/confirmations`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ reason }),
      }).then(async (response) => `${response.status}${response.ok ? '' : await response.text()}`, String);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (/^2/.test(answer)) acknowledged.push(reason);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_CHANGES));
    }
  };
  const writing = write();
  return async () => {
    isOver = true;
    await writing;
    return { answers, acknowledged };
  };
}

test('the socket of a site by itself outlives its fronts: those that are killed refuse nobody', async ({
  folder,
}) => {
  const port = await freePort();
  const env = { ...published(folder), ...NODE, PORT: String(port), FRONT_WORKERS: '2' };
  const site = start([process.execPath, LATARNIA, 'serve'], env);
  await site.serves;
  const leave = sendVisitors({ port, paths: PATHS, fresh: 4, kept: 0, pause: 5 });
  await killFronts(site, port);
  const { met } = await leave();
  // Whom they had taken before they were killed is cut off; nobody else is.
  expect([...met.keys()].filter((what) => !/^(200|304|ECONNRESET)$/.test(what))).toEqual([]);
  await site.stop();
});

test('latarnia restart: a new build takes over, and nobody is refused, cut off, or told of a mixture', async ({
  folder,
}) => {
  test.setTimeout(600_000);
  const port = await freePort();
  const env = { ...published(folder), PORT: String(port), FRONT_WORKERS: '2' };
  const current = join(folder, 'current');
  const builds = [
    { name: 'old', root: ROOT },
    { name: 'new', root: join(folder, 'new') },
  ] as const;
  copyBuild(builds[1].root, 'data-build="new"');
  const switchTo = (root: string) => {
    rmSync(current, { force: true });
    symlinkSync(root, current);
  };
  const [token = ''] = await issueTokens({ dataDir: env.DATA_DIR }, 1);
  const home = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  const shown = async () => /data-build="(\w+)"/.exec(await home())?.[1] ?? 'old';

  switchTo(builds[0].root);
  const site = start([process.execPath, join(current, 'bin', 'latarnia'), 'serve'], env, { cwd: folder });
  await site.serves;
  const assets = [...(await home()).matchAll(/\/_astro\/[^"')\s]+/g)].map(([path]) => path);
  expect(assets.length).toBeGreaterThan(0);
  const paths = [...PATHS, ...assets.slice(0, 1), '/panel/b/?uses=shop'];

  await readiness({ url: `http://127.0.0.1:${port}` });
  const callOff = sendVisitors({ port, paths, fresh: 4, kept: 4, pause: PAUSE });
  const callOffWriter = sendWriter(port, token);

  for (let round = 0; round < ROUNDS; round += 1) {
    const { name, root } = builds[round % 2 === 0 ? 1 : 0];
    switchTo(root);
    expect(await runCommand(['restart'], env)).toMatchObject({ code: 0 });
    expect(await shown()).toBe(name);
  }

  await test.step('a build that is broken, and a setting that is bad, change nothing', async () => {
    const before = await shown();
    const broken = join(folder, 'broken');
    copyBuild(broken, 'data-build="broken"');
    writeFileSync(join(broken, 'dist', 'server', 'entry.mjs'), 'throw new Error("broken build");');
    switchTo(broken);
    expect(await runCommand(['restart'], env)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Not restarted; the site keeps running as before: /),
    });
    writeFileSync(join(folder, '.env'), 'BACKUP_EVERY=never\n');
    switchTo(builds[0].root);
    expect(await runCommand(['restart'], env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('BACKUP_EVERY'),
    });
    expect(site.log()).toContain('could not be restarted, and goes on as it was');
    expect(await shown()).toBe(before);
  });

  await test.step('one that breaks once the folder is its own gives it back', async () => {
    const before = await shown();
    const late = join(folder, 'late');
    copyBuild(late, 'data-build="late"');
    const module = join(late, 'src', 'processes', 'backstage.ts');
    writeFileSync(module, readFileSync(module, 'utf8').replace(/^const socket = /m, 'process.exit(3);\n$&'));
    rmSync(join(folder, '.env'));
    switchTo(late);
    expect(await runCommand(['restart'], env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('backstage ended'),
    });
    await readiness({ url: `http://127.0.0.1:${port}` });
    expect(await shown()).toBe(before);
  });

  const visits = await callOff();
  expectAllAnswered(visits);
  const { answers, acknowledged } = await callOffWriter();
  expect([...answers.keys()].filter((answer) => !/^2/.test(answer))).toEqual([]);
  const reasons = reasonsIn(env.DATA_DIR);
  // Each once: nothing that was acknowledged is lost, and nothing was done twice.
  expect(reasons.filter((reason) => reason !== '')).toEqual(acknowledged);
  await site.stop();
});

/** What was written down of the writer's reasons, in its order. */
function reasonsIn(dataDir: string): string[] {
  const database = new DatabaseSync(join(dataDir, 'latarnia.db'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT payload FROM event_payloads ORDER BY sequence').all();
    return rows.map(({ payload }) => /checked \d+/.exec(String(payload))?.[0] ?? '');
  } finally {
    database.close();
  }
}
