import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readStat } from '../../src/processes/wants-to-run.ts';
import { median } from './figures.ts';
import type { BenchServer } from './front-servers.ts';

const CONNECTIONS = 64;

/** What is asked of every server. */
export interface BenchCase {
  readonly name: string;
  readonly path: string;
  /** Asks for what it has already. */
  readonly isKnown?: boolean;
  /** Every request comes over a connection of its own. */
  readonly isNew?: boolean;
}

export interface Load {
  readonly perSecond: number;
  /** ms */
  readonly p99: number;
  /** Processor time of the server for a request (µs). */
  readonly cpu: number;
}

/** wrk from the second core, for so many seconds. @throws when anything but what was asked for is answered */
export async function loadOnce(server: BenchServer, one: BenchCase, seconds: number): Promise<Load> {
  const { port, child } = server;
  const url = `http://127.0.0.1:${port}${one.path}`;
  const args = ['-t1', `-c${CONNECTIONS}`, '--latency', '-H', 'Accept-Encoding: gzip'];
  if (one.isKnown) args.push('-H', `If-None-Match: ${await etagOf(url)}`);
  if (one.isNew) args.push('-H', 'Connection: close');
  const before = cpuOf(child.pid ?? 0);
  const { stdout } = spawnSync('taskset', ['-c', '1', 'wrk', `-d${seconds}s`, ...args, url], {
    encoding: 'utf8',
  });
  const took = cpuOf(child.pid ?? 0) - before;
  const [, requests] = /(\d+) requests in/.exec(stdout) ?? [];
  if (/Non-2xx or 3xx/.test(stdout) || !(Number(requests) > 0)) throw new Error(`${server.name}: ${stdout}`);
  const [, p99, unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: Number(p99) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN),
    cpu: took / Number(requests),
  };
}

/** All servers in turns, so that they meet the same moods of the machine. */
export async function loadInTurns(
  servers: readonly BenchServer[],
  one: BenchCase,
  { turns, seconds }: { readonly turns: number; readonly seconds: number },
): Promise<ReadonlyMap<BenchServer, readonly Load[]>> {
  const found = new Map(servers.map((server): [BenchServer, Load[]] => [server, []]));
  for (const server of servers) await loadOnce(server, one, 1);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [server, loads] of found) loads.push(await loadOnce(server, one, seconds));
  }
  return found;
}

/** The medians of what was seen. */
export function middle(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p99: median(loads.map(({ p99 }) => p99)),
    cpu: median(loads.map(({ cpu }) => cpu)),
  };
}

/** The median of the ratios of each turn. */
export function ratioOf(loads: readonly Load[], reference: readonly Load[], what: keyof Load): number {
  return median(loads.map((load, turn) => load[what] / (reference[turn]?.[what] ?? Number.NaN)));
}

/** A process and its children. */
export function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}

/** Processor time of a process and its children (µs). */
function cpuOf(pid: number): number {
  return familyOf(pid).reduce((sum, one) => sum + 1000 * readStat(`/proc/${one}/stat`).computed, 0);
}

async function etagOf(url: string): Promise<string> {
  const response = await fetch(url, { headers: { 'Accept-Encoding': 'gzip' } });
  await response.arrayBuffer();
  return response.headers.get('etag') ?? '';
}
