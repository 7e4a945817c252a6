import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Size, writeContent, writeLog } from '../../tests/load/large.ts';
import { say } from '../run.ts';
import { percentile, row } from './figures.ts';
import { timed } from './form.ts';
import { pause, stop, WORK } from './machine.ts';
import { memoryOfPart, publishOnce, type RunningSite, startSite } from './site.ts';

/** A site as large as ours, of which much was said. */
const SIZE: Size = { panels: 4, features: 40, questions: 100, events: 10_000 };

/** How many moments are asked for, each once. */
const MOMENTS = 100;

/** So long may a page of the past take (ms). */
const LIMIT = 100;

const PAGES = ['/', '/panel/b/', '/features/feature-7/'] as const;

interface SaidEvent {
  readonly effective_at: string;
}

/**
 * What a page of the past takes over HTTP, each moment for the first time and then once more, beside a page of today that is
 * made anew as well: one with a query.
 */
export async function benchPast(): Promise<void> {
  const folder = join(WORK, 'past-content');
  const dataDir = join(WORK, 'past');
  mkdirSync(dataDir);
  writeContent(folder, SIZE);
  say('the past: writing 10,000 events …');
  await writeLog(`file:${join(dataDir, 'latarnia.db')}`, folder, SIZE);
  const env = { CONTENT_DIR: folder };
  await publishOnce(dataDir, env);
  const site = await startSite(dataDir, env);
  // The front is there before backstage is.
  while (!(await fetch(`${site.url}/api/v1/events.json?after=0`)).ok) await pause(250);
  const moments = await momentsOf(site);
  const cold = await timed(() => readCold(site, `/as-of/${moments.at(-1)}/`));
  for (const page of PAGES) {
    const took: number[] = [];
    const again: number[] = [];
    const today: number[] = [];
    for (const moment of moments) {
      // With the redirect to the canonical instant, which is when its state is made.
      took.push(await timed(() => get(site, `/as-of/${moment}${page}`)));
      const path = await canonical(site, `/as-of/${moment}${page}`);
      again.push(await timed(() => get(site, path)));
      today.push(await timed(() => get(site, '/panel/b/?uses=shop')));
    }
    row(
      `${page} as of ${MOMENTS} moments of ${SIZE.events} events`,
      `p50 ${percentile(took, 0.5).toFixed(0)} p95 ${percentile(took, 0.95).toFixed(0)} ms (p95 ≤ ${LIMIT} ms)`,
      `again p50 ${percentile(again, 0.5).toFixed(0)} p95 ${percentile(again, 0.95).toFixed(0)} ms`,
      `a page of today with a query p50 ${percentile(today, 0.5).toFixed(0)} p95 ${percentile(today, 0.95).toFixed(0)} ms`,
    );
  }
  row(
    'the first of all, with nothing kept',
    `${cold.toFixed(0)} ms`,
    `backstage ${memoryOfPart(site, 'backstage')} MB`,
  );
  await stop(site.child);
}

/** Moments all over the log, in no order: whoever asks does not go through it from its beginning. */
async function momentsOf(site: RunningSite): Promise<string[]> {
  const found: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const answer: Response = await fetch(`${site.url}/api/v1/events.json?after=${after}`);
    const { events, next }: { events: SaidEvent[]; next: number | null } = await answer.json();
    found.push(...events.map(({ effective_at }) => effective_at));
    after = next;
  }
  const step = Math.floor(found.length / MOMENTS);
  const spread = found.filter((_, index) => index % step === step - 1).slice(0, MOMENTS);
  return spread.map((_, index) => spread[(index * 37) % spread.length] ?? '');
}

/** The log is read from its beginning: on a machine that is busy longer than a reader waits, who then asks again. */
async function readCold(site: RunningSite, path: string): Promise<void> {
  while ((await fetch(`${site.url}${path}`)).status === 503) await pause(100);
}

/** Where an address of the past leads. */
async function canonical(site: RunningSite, path: string): Promise<string> {
  const response = await fetch(`${site.url}${path}`, { redirect: 'manual' });
  return response.headers.get('Location') ?? path;
}

async function get(site: RunningSite, path: string): Promise<void> {
  const response = await fetch(`${site.url}${path}`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
}
