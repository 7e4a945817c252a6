// Load and publish benchmarks. Each figure stands beside a reference measured in the same run: the machine's own speed
// is not what is asked. The server has one core, the load the other.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LARGE, writeContent, writeLog } from '../tests/load/large.ts';
import { ROOT, run, say } from './run.ts';

const LATARNIA = join(ROOT, 'bin', 'latarnia');
const CONNECTIONS = 64;
const SECONDS = 6;
const CHANGES = 25;
const LARGE_CHANGES = 12;

const only = process.argv.slice(2);
const wants = (name: string) => only.length === 0 || only.includes(name);
const work = mkdtempSync(join(tmpdir(), 'latarnia-bench-'));
const children: ChildProcess[] = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

for (const program of ['wrk', 'nginx', 'taskset']) {
  if (spawnSync('which', [program]).status !== 0) {
    say(`The benchmarks need ${program}: apt-get install wrk nginx util-linux`);
    process.exit(1);
  }
}
if (!existsSync(join(ROOT, 'dist', 'server', 'entry.mjs'))) await run('astro', ['build'], { capture: true });

interface Load {
  readonly perSecond: number;
  /** ms */
  readonly p99: number;
}

const rows: string[][] = [];
const shipped = join(work, 'shipped');
await publishOnce(shipped, {});
if (wants('front')) await benchFront();
if (wants('publish')) await benchPublish('shipped content', shipped, {}, CHANGES, ['price-sync', 'b']);
if (wants('large')) await benchLarge();
say('');
for (const row of rows) process.stdout.write(`${row.join('  ')}\n`);

/** The front against nginx, which serves the same bytes from the same core. */
async function benchFront(): Promise<void> {
  const exported = join(work, 'export');
  cli(shipped, 'export', exported);
  const port = await freePort();
  const front = await startFront(shipped, port);
  const nginxPort = await startNginx(exported);
  const front200 = load(`http://127.0.0.1:${port}/`);
  const memory = memoryOf(front.pid ?? 0);
  const nginx200 = load(`http://127.0.0.1:${nginxPort}/`);
  const front304 = load(`http://127.0.0.1:${port}/`, await etagOf(port));
  const nginx304 = load(`http://127.0.0.1:${nginxPort}/`, await etagOf(nginxPort));
  const show = ({ perSecond, p99 }: Load) => `${Math.round(perSecond)}/s p99 ${p99.toFixed(1)} ms`;
  const ratio = (x: Load, y: Load) => (x.perSecond / y.perSecond).toFixed(2);
  row(
    'home page, gzip, 64 connections',
    `front ${show(front200)}`,
    `nginx gzip_static ${show(nginx200)}`,
    `ratio ${ratio(front200, nginx200)} (≥ 0.50), p99 ratio ${(front200.p99 / nginx200.p99).toFixed(1)} (≤ 3)`,
  );
  row(
    '304',
    `front ${show(front304)}`,
    `nginx ${show(nginx304)}`,
    `ratio ${ratio(front304, nginx304)} (≥ 0.45)`,
  );
  row('exported folder behind nginx', show(nginx200), 'ratio 1.0');
  row('front, memory under load', `${memory} MB`, '(≤ 120 MB)');
  front.kill('SIGKILL');
  const starts = [];
  for (let count = 0; count < 5; count += 1) starts.push(await timeStart(shipped));
  row(
    'front, start to first 200',
    `median ${median(starts).toFixed(0)} ms`,
    `plain node:http ${(await timePlainNode()).toFixed(0)} ms`,
    '(≤ 400 ms)',
  );
}

/** From the instant a change was recorded to its bytes being served. */
async function benchPublish(
  name: string,
  dataDir: string,
  env: Readonly<Record<string, string>>,
  changes: number,
  [feature, panel]: readonly [string, string],
): Promise<void> {
  const { url, child, log } = await startSite(dataDir, env);
  await quiet(log);
  const published = () => [...log().matchAll(/"rendered":(\d+),"planned":(\d+),"ms":(\d+)/g)];
  const before = published().length;
  const waits: number[] = [];
  for (let count = 0; count < changes; count += 1) {
    const states = ['available', 'limited', 'unavailable'];
    const { revision } = JSON.parse(
      cli(dataDir, 'flag', 'set', feature, panel, states[count % 3] ?? '', '--json', '--force', env),
    );
    waits.push(await waitForRevision(url, revision));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const done = published().slice(before);
  const rendered = done.map(([, count]) => Number(count));
  const memory = memoryOf(childOf(child.pid ?? 0, 'backstage'));
  const front = memoryOf(childOf(child.pid ?? 0, 'front'));
  row(
    `a flag to the bytes, ${name}`,
    `p50 ${percentile(waits, 0.5).toFixed(0)} ms, p95 ${percentile(waits, 0.95).toFixed(0)} ms`,
    `of ${done[0]?.[2]} addresses ${median(rendered)} rendered (${Math.min(...rendered)} to ${Math.max(...rendered)})`,
    `backstage ${memory} MB, front ${front} MB`,
    `(≤ ${name === 'large' ? 1000 : 300} ms)`,
  );
  await stop(child);
}

async function benchLarge(): Promise<void> {
  const folder = join(work, 'large-content');
  const dataDir = join(work, 'large');
  mkdirSync(dataDir);
  writeContent(folder, LARGE);
  say('large case: writing 10,000 events …');
  await writeLog(`file:${join(dataDir, 'latarnia.db')}`, folder, LARGE);
  const env = { CONTENT_DIR: folder };
  const started = performance.now();
  await publishOnce(dataDir, env);
  row('large: first publication from nothing', `${((performance.now() - started) / 1000).toFixed(1)} s`);
  const starts = [];
  for (let count = 0; count < 3; count += 1) starts.push(await timeStart(dataDir));
  row('large: front, start to first 200', `median ${median(starts).toFixed(0)} ms`);
  await benchPublish('large', dataDir, env, LARGE_CHANGES, ['feature-7', 'b']);
}

function row(...cells: string[]): void {
  rows.push(cells);
  say(cells.join('  '));
}

async function startSite(dataDir: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [LATARNIA, 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /serves (http:\S+?)\/ /.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(log)));
  });
  return { url, child, log: () => log };
}

/** Publishes a site once, so that its snapshot lies on disk. */
async function publishOnce(dataDir: string, env: Readonly<Record<string, string>>): Promise<void> {
  const { child, log } = await startSite(dataDir, env);
  await quiet(log);
  await stop(child);
}

/** Waits until something was published, and nothing more is. */
async function quiet(log: () => string): Promise<void> {
  let before = '';
  for (let calm = 0; calm < 8; ) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    calm = log() === before ? calm + 1 : 0;
    before = log();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

function cli(dataDir: string, ...given: (string | Readonly<Record<string, string>>)[]): string {
  const args = given.filter((one) => typeof one === 'string');
  const env = Object.assign({}, ...given.filter((one) => typeof one === 'object'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [LATARNIA, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** From the event's own time to the first answer that shows it (ms). */
async function waitForRevision(url: string, revision: number): Promise<number> {
  for (;;) {
    const response = await fetch(`${url}/`, { method: 'HEAD' });
    const seen = Date.now();
    if (Number(response.headers.get('latarnia-revision')) >= revision)
      return seen - (await recordedAt(url, revision));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** When an event was written (epoch ms). */
async function recordedAt(url: string, revision: number): Promise<number> {
  for (;;) {
    const { events } = await (await fetch(`${url}/api/v1/events.json?after=${revision - 1}`)).json();
    if (events?.[0]) return Date.parse(events[0].recorded_at);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function frontCommand(dataDir: string, port: number): string[] {
  const options = {
    host: '127.0.0.1',
    port,
    reusePort: false,
    snapshot: join(dataDir, 'snapshot'),
    socket: null,
  };
  return [join(ROOT, 'src', 'front', 'main.ts'), JSON.stringify(options)];
}

/** The front alone on the first core. */
async function startFront(dataDir: string, port: number): Promise<ChildProcess> {
  const child = spawn('taskset', ['-c', '0', process.execPath, ...frontCommand(dataDir, port)], {
    stdio: 'ignore',
  });
  children.push(child);
  await answers(port);
  return child;
}

async function timeStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = await startFront(dataDir, port);
  const took = performance.now() - started;
  child.kill('SIGKILL');
  return took;
}

/** What it takes Node to start and answer anything at all: the reference. */
async function timePlainNode(): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const source = `require('node:http').createServer((q,r)=>r.end()).listen(${port},'127.0.0.1')`;
  const child = spawn('taskset', ['-c', '0', process.execPath, '-e', source], { stdio: 'ignore' });
  children.push(child);
  await answers(port);
  const took = performance.now() - started;
  child.kill('SIGKILL');
  return took;
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function startNginx(folder: string): Promise<number> {
  const port = await freePort();
  const home = join(work, 'nginx');
  mkdirSync(home);
  const conf = join(home, 'nginx.conf');
  writeFileSync(
    conf,
    `daemon off; pid ${home}/pid; error_log ${home}/error.log; worker_processes 1; worker_cpu_affinity 01; user root;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=1000; keepalive_requests 100000000;
client_body_temp_path ${home}/b; proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f; uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;
${readFileSync(join(folder, '.latarnia/nginx.conf'), 'utf8').replace('listen 80', `listen 127.0.0.1:${port}`)} }`,
  );
  children.push(spawn('nginx', ['-c', conf, '-p', home], { stdio: 'ignore' }));
  await answers(port);
  return port;
}

async function etagOf(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Encoding': 'gzip' } });
  await response.arrayBuffer();
  return response.headers.get('etag') ?? '';
}

/** wrk from the second core, after a warm-up. */
function load(url: string, etag?: string): Load {
  const args = ['-t1', `-c${CONNECTIONS}`, '--latency', '-H', 'Accept-Encoding: gzip'];
  if (etag) args.push('-H', `If-None-Match: ${etag}`);
  spawnSync('taskset', ['-c', '1', 'wrk', '-d2s', ...args, url]);
  const { stdout } = spawnSync('taskset', ['-c', '1', 'wrk', `-d${SECONDS}s`, ...args, url], {
    encoding: 'utf8',
  });
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(stdout);
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  const unit = { us: 0.001, ms: 1, s: 1000 }[p99?.[2] ?? 'ms'] ?? 1;
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p99: Number(p99?.[1]) * unit };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

function childOf(pid: number, title: string): number {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid), '-f', `latarnia ${title}`], { encoding: 'utf8' });
  return Number(stdout.split('\n')[0]);
}

/** Resident memory (MB). */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
