import { join } from 'node:path';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { median, row } from './figures.ts';
import { type BenchCase, familyOf, type Load, loadInTurns, loadOnce, middle, ratioOf } from './front-load.ts';
import {
  type BenchServer,
  ENGINES,
  keepAnswers,
  startBare,
  startFront,
  startNginx,
  timePlainNode,
  timeStart,
} from './front-servers.ts';
import { memoryOf, stop, WORK } from './machine.ts';
import { cli } from './site.ts';

/** All servers take turns: so many turns of so many seconds each. */
const TURNS = 4;
const SECONDS = 2;
/** So long each is asked first, and not counted (s): what is used most is compiled, on the same core. */
const WARM_UP = 8;
const LOOKUP = '/api/v1/lookup?created=2019-11-17';

/**
 * nginx, the front on each of its engines, and what the bare servers of both make of the same bytes: all in one run, each alone on
 * the first core in its turn.
 */
export async function benchFront(dataDir: string): Promise<void> {
  const exported = join(WORK, 'export');
  cli(dataDir, {}, 'export', exported);
  const nginx = await startNginx(exported);
  const fronts: BenchServer[] = [];
  for (const engine of ENGINES) {
    const front = await startFront(dataDir, engine);
    row(`${front.name}: the first ${SECONDS} s after its start`, show(await loadOnce(front, HOME, SECONDS)));
    fronts.push(front);
  }
  const cases = casesOf(dataDir);
  const [first] = fronts;
  if (first === undefined) throw new Error('there is no engine');
  const file = await keepAnswers(first, [...new Set(cases.map(({ path }) => path))]);
  const bare: BenchServer[] = [];
  for (const one of ['bare-node', 'bare-bun'] as const) bare.push(await startBare(one, file));
  const routes = await startBare('bare-bun-routes', file);
  for (const server of [...fronts, ...bare, routes]) await loadOnce(server, HOME, WARM_UP);

  for (const one of cases) {
    // A lookup lies ready nowhere.
    const servers = one.path === LOOKUP ? [...fronts, ...bare] : [nginx, ...fronts, ...bare, routes];
    const found = await loadInTurns(servers, one, { turns: TURNS, seconds: SECONDS });
    const reference = found.get(nginx);
    for (const [server, loads] of found) {
      const ratio = reference === undefined ? [] : [besideNginx(loads, reference)];
      row(`${one.name}: ${server.name}`, show(middle(loads)), ...ratio);
    }
  }
  const all = [nginx, ...fronts, ...bare, routes];
  for (const { name, child } of all) {
    const memory = familyOf(child.pid ?? 0).reduce((sum, pid) => sum + memoryOf(pid), 0);
    row(`${name}: memory under load`, `${memory} MB`, name.startsWith('front') ? '(≤ 100 MB)' : '');
  }
  for (const { child } of all) await stop(child);
  const plain = await timePlainNode();
  for (const engine of ENGINES) {
    const starts = [];
    for (let count = 0; count < 5; count += 1) starts.push(await timeStart(dataDir, engine));
    row(
      `front, ${engine}: start to first 200`,
      `median ${median(starts).toFixed(0)} ms`,
      `plain node:http ${plain.toFixed(0)} ms`,
      '(≤ 400 ms)',
    );
  }
}

const HOME: BenchCase = { name: 'home', path: '/' };

function casesOf(dataDir: string): BenchCase[] {
  return [
    HOME,
    { name: '304', path: '/', isKnown: true },
    { name: 'largest page', path: largestPage(dataDir) },
    { name: 'status.json', path: '/api/v1/status.json' },
    { name: 'lookup', path: LOOKUP },
    { name: 'new connections', path: '/', isNew: true },
  ];
}

/** The page with most bytes in gzip. */
function largestPage(dataDir: string): string {
  const { entries = {} } = new SnapshotReader(join(dataDir, 'snapshot')).newest() ?? {};
  const sizes = Object.entries(entries)
    .filter(([path, { status }]) => path.endsWith('/') && status === 200)
    .map(([path, { variants }]) => ({
      path,
      bytes: variants.find(({ encoding }) => encoding === 'gzip')?.length ?? 0,
    }));
  return sizes.sort((x, y) => y.bytes - x.bytes)[0]?.path ?? '/';
}

function show({ perSecond, p99, cpu }: Load): string {
  return `${Math.round(perSecond)}/s  p99 ${p99.toFixed(1)} ms  ${cpu.toFixed(0)} µs a request`;
}

function besideNginx(loads: readonly Load[], reference: readonly Load[]): string {
  const of = (what: keyof Load) => ratioOf(loads, reference, what).toFixed(2);
  return `beside nginx ${of('perSecond')} × (p99 ${of('p99')} ×, processor ${of('cpu')} ×)`;
}
