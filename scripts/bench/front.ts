import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { QUICK_START } from '../../src/processes/quick-start.ts';
import { ROOT } from '../run.ts';
import { median, row } from './figures.ts';
import { answers, freePort, memoryOf, start, stop, WORK } from './machine.ts';
import { cli } from './site.ts';

const CONNECTIONS = 64;
/** Front and nginx take turns, so that both meet the same moods of the machine: so many turns of so many seconds. */
const TURNS = 9;
const SECONDS = 2;
/** So many turns come first and are not counted: V8 compiles what is used most, on the same core. */
const WARM_UP = 5;

interface Load {
  readonly perSecond: number;
  /** ms */
  readonly p99: number;
}

/** The front against nginx, which serves the same bytes from the same core. */
export async function benchFront(dataDir: string): Promise<void> {
  const exported = join(WORK, 'export');
  cli(dataDir, {}, 'export', exported);
  const port = await freePort();
  const front = await startFront(dataDir, port);
  const { port: nginxPort, child: nginx } = await startNginx(exported);
  const [home, notModified] = [`http://127.0.0.1:${port}/`, await etagOf(port)];
  const [nginxHome, nginxNotModified] = [`http://127.0.0.1:${nginxPort}/`, await etagOf(nginxPort)];
  const cold = load(home);
  for (let count = 1; count < WARM_UP; count += 1) load(home);
  const whole = compare(
    () => load(home),
    () => load(nginxHome),
  );
  const memory = memoryOf(front.pid ?? 0);
  const unchanged = compare(
    () => load(home, notModified),
    () => load(nginxHome, nginxNotModified),
  );
  row(
    `home page, gzip, ${CONNECTIONS} connections`,
    `front ${show(whole.ours)}`,
    `nginx gzip_static ${show(whole.reference)}`,
    `ratio ${whole.ratio.toFixed(2)} (≥ 0.50), p99 ratio ${whole.p99Ratio.toFixed(1)} (≤ 3)`,
  );
  row(`the same, the first ${SECONDS} s after the front's start`, show(cold));
  row(
    '304',
    `front ${show(unchanged.ours)}`,
    `nginx ${show(unchanged.reference)}`,
    `ratio ${unchanged.ratio.toFixed(2)} (≥ 0.45)`,
  );
  const bare = await startBareNode(port);
  const besideNode = compare(
    () => load(home),
    () => load(`http://127.0.0.1:${bare.port}/`),
  );
  bare.child.kill('SIGKILL');
  row(
    'the same answer from bare node:http',
    show(besideNode.reference),
    `front ${show(besideNode.ours)}, ratio ${besideNode.ratio.toFixed(2)}`,
  );
  row('exported folder behind nginx', show(whole.reference), 'ratio 1.0');
  row('front, memory under load', `${memory} MB`, '(≤ 120 MB)');
  nginx.kill();
  await stop(front);
  const starts = [];
  for (let count = 0; count < 5; count += 1) starts.push(await timeStart(dataDir));
  row(
    'front, start to first 200',
    `median ${median(starts).toFixed(0)} ms`,
    `plain node:http ${(await timePlainNode()).toFixed(0)} ms`,
    '(≤ 400 ms)',
  );
}

function show({ perSecond, p99 }: Load): string {
  return `${Math.round(perSecond)}/s p99 ${p99.toFixed(1)} ms`;
}

/** Both in turns; the medians of what was seen, and of the ratios of each turn. */
function compare(ours: () => Load, reference: () => Load) {
  ours();
  reference();
  const turns = Array.from({ length: TURNS }, () => ({ ours: ours(), reference: reference() }));
  const middle = (loads: readonly Load[]): Load => ({
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p99: median(loads.map(({ p99 }) => p99)),
  });
  return {
    ours: middle(turns.map((turn) => turn.ours)),
    reference: middle(turns.map((turn) => turn.reference)),
    ratio: median(turns.map((turn) => turn.ours.perSecond / turn.reference.perSecond)),
    p99Ratio: median(turns.map((turn) => turn.ours.p99 / turn.reference.p99)),
  };
}

function frontCommand(dataDir: string, port: number): string[] {
  const options = {
    listen: { host: '127.0.0.1', port },
    snapshot: join(dataDir, 'snapshot'),
    socket: null,
  };
  return [...QUICK_START, join(ROOT, 'src', 'processes', 'front.ts'), JSON.stringify(options)];
}

/** The front alone on the first core. */
export async function startFront(dataDir: string, port: number): Promise<ChildProcess> {
  const child = start('taskset', ['-c', '0', process.execPath, ...frontCommand(dataDir, port)], {
    stdio: 'ignore',
  });
  await answers(port);
  return child;
}

export async function timeStart(dataDir: string): Promise<number> {
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
  const child = start('taskset', ['-c', '0', process.execPath, '-e', source], { stdio: 'ignore' });
  await answers(port);
  const took = performance.now() - started;
  child.kill('SIGKILL');
  return took;
}

/** What Node's own server makes of one fixed answer: what of the distance to nginx is Node's, and what is ours. */
async function startBareNode(frontPort: number): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const { rawHeaders, body } = await answerOf(frontPort);
  const own = /^(date|connection|keep-alive)$/i;
  const headers = rawHeaders.filter((_, index) => !own.test(rawHeaders[index - (index % 2)] ?? ''));
  const file = join(WORK, 'answer.json');
  writeFileSync(file, JSON.stringify({ headers, body: body.toString('latin1') }));
  const source = `const { headers, body } = JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}));
    const bytes = Buffer.from(body, 'latin1');
    require('node:http').createServer({ noDelay: true }, (q, r) => { r.writeHead(200, headers); r.end(bytes); })
      .listen(${port}, '127.0.0.1')`;
  const child = start('taskset', ['-c', '0', process.execPath, '-e', source], { stdio: 'ignore' });
  await answers(port);
  return { port, child };
}

/** The home page in gzip as the front sends it, undecoded. */
function answerOf(port: number): Promise<{ rawHeaders: readonly string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'gzip' };
    get({ host: '127.0.0.1', port, path: '/', headers }, (response) => {
      const { rawHeaders } = response;
      response.toArray().then((parts) => resolve({ rawHeaders, body: Buffer.concat(parts) }), reject);
    }).on('error', reject);
  });
}

async function startNginx(folder: string): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const home = join(WORK, 'nginx');
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
  const child = start('nginx', ['-c', conf, '-p', home], { stdio: 'ignore' });
  await answers(port);
  return { port, child };
}

async function etagOf(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Encoding': 'gzip' } });
  await response.arrayBuffer();
  return response.headers.get('etag') ?? '';
}

/** wrk from the second core. */
function load(url: string, etag?: string): Load {
  const args = ['-t1', `-c${CONNECTIONS}`, '--latency', '-H', 'Accept-Encoding: gzip'];
  if (etag) args.push('-H', `If-None-Match: ${etag}`);
  const { stdout } = spawnSync('taskset', ['-c', '1', 'wrk', `-d${SECONDS}s`, ...args, url], {
    encoding: 'utf8',
  });
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(stdout);
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  const unit = { us: 0.001, ms: 1, s: 1000 }[p99?.[2] ?? 'ms'] ?? 1;
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), p99: Number(p99?.[1]) * unit };
}
