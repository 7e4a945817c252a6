import { type ChildProcess, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { delimiter, join } from 'node:path';
import { ROOT } from '../run.ts';
import { median, percentile, row } from './figures.ts';
import { freePort, pause, start, stop, WORK } from './machine.ts';

const LATARNIA = join(ROOT, 'bin', 'latarnia');
const HOOK = join(ROOT, 'scripts', 'bench', 'stages.mjs');
/** How often it is started. */
const STARTS = 10;
/** How often with what says where the time goes, which takes some itself. */
const STARTS_WITH_STAGES = 5;
/** How often it is asked whether it is there (ms). */
const ASK = 2;
/** What the first answer may take from the moment at which it was typed (ms). */
const LIMIT = 400;

/** What is typed, and what it finds in its environment. */
interface Typed {
  readonly words: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * `bin/latarnia serve`, typed where a snapshot lies, until the first answer: with the Node that the machine has, and with ours
 * where that is another. Each turn begins with a bare Node server.
 */
export async function benchStart(dataDir: string): Promise<void> {
  const machines = withoutOurs(process.env.PATH ?? '');
  const ours = `${join(process.execPath, '..')}${delimiter}${machines}`;
  const site = (PATH: string): Typed => ({ words: [LATARNIA, 'serve'], env: { PATH, DATA_DIR: dataDir } });
  const cases = new Map([[`with Node ${process.versions.node}`, site(ours)]]);
  const version = spawnSync('node', ['--version'], { env: { PATH: machines }, encoding: 'utf8' }).stdout;
  if (version && version.trim() !== process.version)
    cases.set(`with the machine's Node ${version.trim()}`, site(machines));
  const times = new Map([...cases.keys()].map((name): [string, number[]] => [name, []]));
  const bare: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    bare.push(await timeBare());
    for (const [name, typed] of cases) times.get(name)?.push(await timeFirst(typed));
  }
  for (const [name, of] of times)
    row(
      `latarnia serve, typed to first 200, ${name}`,
      `median ${median(of).toFixed(0)} p95 ${percentile(of, 0.95).toFixed(0)} ms of ${STARTS} (≤ ${LIMIT} ms)`,
      `a bare node:http ${median(bare).toFixed(0)} p95 ${percentile(bare, 0.95).toFixed(0)} ms`,
    );
  row('where the time goes', ...(await stages(site(ours))));
}

/** What a shell has that is not one of npm's scripts. */
function withoutOurs(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
    .join(delimiter);
}

function timeBare(): Promise<number> {
  const source = `require('node:http').createServer((q,r)=>r.end()).listen(process.env.PORT,'127.0.0.1')`;
  return timeFirst({ words: [process.execPath, '-e', source] });
}

/** From its start to the first 200 (ms). */
async function timeFirst({ words: [program, ...args], env }: Typed): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = start(program, args, {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: 'ignore',
  });
  await isThere(port);
  const took = performance.now() - started;
  await end(child);
  return took;
}

async function end(child: ChildProcess): Promise<void> {
  await stop(child);
  // What it leaves to the disk is none of the next one's.
  await pause(50);
}

/** A connection for each look, over nothing that has to be loaded first. */
async function isThere(port: number): Promise<void> {
  const ask = () =>
    new Promise<number>((resolve) => {
      get({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).on('error', () => resolve(0));
    });
  while ((await ask()) !== 200) await pause(ASK);
}

interface Stage {
  readonly pid: number;
  readonly who: string;
  readonly stage: string;
  /** Epoch ms. */
  readonly at: number;
}

/** When what was there, by the medians (ms from the moment at which it was typed), up to the first answer. */
async function stages(typed: Typed): Promise<string[]> {
  const file = join(WORK, 'stages');
  const seen = new Map<string, number[]>();
  for (let turn = 0; turn < STARTS_WITH_STAGES; turn += 1) {
    rmSync(file, { force: true });
    const typedAt = performance.timeOrigin + performance.now();
    const env = { ...typed.env, STAGES: file, NODE_OPTIONS: `--import ${HOOK}` };
    const took = await timeFirst({ ...typed, env });
    for (const { who, stage, at } of readStages(file))
      if (at - typedAt <= took)
        seen.set(`${who} ${stage}`, [...(seen.get(`${who} ${stage}`) ?? []), at - typedAt]);
    seen.set('first 200', [...(seen.get('first 200') ?? []), took]);
  }
  return [...seen]
    .filter(([, at]) => at.length > STARTS_WITH_STAGES / 2)
    .map(([what, at]): [string, number] => [what, median(at)])
    .sort(([, x], [, y]) => x - y)
    .map(([what, at]) => `${what} ${at.toFixed(0)}`);
}

function readStages(file: string): Stage[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
