import type { ChildProcess, StdioOptions } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frontProgram } from '../../src/processes/front-program.ts';
import { nodeArguments } from '../../src/processes/quick-start.ts';
import { ROOT } from '../run.ts';
import { answers, freePort, start, WORK } from './machine.ts';

/** What answers readers, of which each has the first core when it is asked. */
export interface BenchServer {
  readonly name: string;
  readonly port: number;
  readonly child: ChildProcess;
}

export const ENGINES = ['node', 'bun'] as const;
export type Engine = (typeof ENGINES)[number];

const FRONT = join(ROOT, 'src', 'processes', 'front.ts');

/** What each of them runs in. */
function programOf(engine: Engine): string[] {
  const { execPath = process.execPath, execArgv = nodeArguments(FRONT) } = frontProgram(engine) ?? {};
  return [execPath, ...execArgv];
}

/** The front alone. */
export async function startFront(dataDir: string, engine: Engine = 'node'): Promise<BenchServer> {
  const port = await freePort();
  const options = {
    listen: { host: '127.0.0.1', port },
    snapshot: join(dataDir, 'snapshot'),
    socket: null,
  };
  const child = await onFirstCore([...programOf(engine), FRONT, JSON.stringify(options)], port);
  return { name: `front, ${engine}`, port, child };
}

/** What engines make of ready answers by themselves, by the file that does so. */
const BARE = {
  'bare-node': { engine: 'node', name: 'bare node:http' },
  'bare-bun': { engine: 'bun', name: 'bare Bun.serve' },
  'bare-bun-routes': { engine: 'bun', name: 'static routes of Bun.serve' },
} as const;

/** An engine's own server: what of the distance to nginx is the engine's, and what is ours. */
export async function startBare(bare: keyof typeof BARE, file: string): Promise<BenchServer> {
  const port = await freePort();
  const { engine, name } = BARE[bare];
  const module = fileURLToPath(new URL(`${bare}.mjs`, import.meta.url));
  const child = await onFirstCore([...programOf(engine).slice(0, 1), module, file, String(port)], port);
  return { name, port, child };
}

/** nginx as an exported folder brings its configuration: `gzip_static` and nothing to decide. */
export async function startNginx(folder: string): Promise<BenchServer> {
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
  return { name: 'nginx gzip_static', port, child };
}

/** What it takes Node to start and answer anything at all: the reference of a start (ms). */
export async function timePlainNode(): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const source = `require('node:http').createServer((q,r)=>r.end()).listen(${port},'127.0.0.1')`;
  const child = await onFirstCore([process.execPath, '-e', source], port);
  const took = performance.now() - started;
  child.kill('SIGKILL');
  return took;
}

/** From its start to its first 200 (ms). */
export async function timeStart(dataDir: string, engine: Engine = 'node'): Promise<number> {
  const started = performance.now();
  const { child } = await startFront(dataDir, engine);
  const took = performance.now() - started;
  child.kill('SIGKILL');
  return took;
}

async function onFirstCore(command: readonly string[], port: number): Promise<ChildProcess> {
  // A front that nobody started who could hear it ends at once.
  const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc'];
  const child = start('taskset', ['-c', '0', ...command], { stdio });
  await answers(port);
  return child;
}

/** Answers of a front as it sends them in gzip, in a file for the bare servers. */
export async function keepAnswers({ port }: BenchServer, targets: readonly string[]): Promise<string> {
  const kept: Record<string, object> = {};
  for (const target of targets) kept[target] = await answerOf(port, target);
  const file = join(WORK, 'answers.json');
  writeFileSync(file, JSON.stringify(kept));
  return file;
}

function answerOf(port: number, path: string): Promise<object> {
  const own = /^(date|connection|keep-alive|transfer-encoding)$/i;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      const headers = Object.entries(response.headersDistinct)
        .filter(([name]) => !own.test(name))
        .flatMap(([name, values = []]) => values.map((value) => [name, value]));
      response
        .toArray()
        .then((parts) => resolve({ headers, body: Buffer.concat(parts).toString('latin1') }), reject);
    }).on('error', reject);
  });
}
