// Load and publish benchmarks: `npm run bench`, or parts of it: `npm run bench start memory front publish form past notify large`.
// Where it says so, a figure stands beside a reference measured in the same run: the machine's own speed is not what is asked.
// For `front` the server has one core and the load the other.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LARGE, writeContent, writeLog } from '../tests/load/large.ts';
import { median, printRows, row } from './bench/figures.ts';
import { benchForm } from './bench/form.ts';
import { benchFront } from './bench/front.ts';
import { timeStart } from './bench/front-servers.ts';
import { WORK } from './bench/machine.ts';
import { benchMemory } from './bench/memory.ts';
import { benchNotify } from './bench/notify.ts';
import { benchPast } from './bench/past.ts';
import { benchPublish, type PublishCase } from './bench/publish.ts';
import { publishOnce } from './bench/site.ts';
import { benchStart } from './bench/start.ts';
import { benchWords } from './bench/words.ts';
import { ROOT, run, say } from './run.ts';

/** How many changes the percentiles are of. */
const CHANGES = 30;

const only = process.argv.slice(2);
const wants = (name: string) => only.length === 0 || only.includes(name);

for (const program of ['wrk', 'nginx', 'taskset']) {
  if (spawnSync('which', [program]).status !== 0) {
    say(`The benchmarks need ${program}: apt-get install wrk nginx util-linux`);
    process.exit(1);
  }
}
if (!existsSync(join(ROOT, 'dist', 'server', 'entry.mjs'))) await run('astro', ['build'], { capture: true });

const shipped = join(WORK, 'shipped');
if (['start', 'memory', 'front', 'publish', 'form', 'notify'].some(wants)) await publishOnce(shipped, {});
if (wants('start')) await benchStart(shipped);
if (wants('memory')) await benchMemory(shipped);
if (wants('front')) await benchFront(shipped);
if (wants('publish')) {
  const cell = { feature: 'price-sync', panel: 'b' };
  await benchBoth({ name: 'shipped', dataDir: shipped, env: {}, changes: CHANGES, ...cell, limit: 150 });
}
if (wants('notify')) await benchNotify(shipped);
if (wants('form')) {
  await benchForm(shipped, CHANGES);
  await benchWords(shipped, CHANGES);
}
if (wants('past')) await benchPast();
if (wants('large')) await benchLarge();
printRows();

async function benchLarge(): Promise<void> {
  const folder = join(WORK, 'large-content');
  const dataDir = join(WORK, 'large');
  mkdirSync(dataDir);
  writeContent(folder, LARGE);
  say('large case: writing 10,000 events …');
  await writeLog(`file:${join(dataDir, 'latarnia.db')}`, folder, LARGE);
  const env = { CONTENT_DIR: folder };
  const took = await publishOnce(dataDir, env);
  row('large: first publication from nothing', `${(took / 1000).toFixed(1)} s`);
  const starts = [];
  for (let count = 0; count < 3; count += 1) starts.push(await timeStart(dataDir));
  row('large: front, start to first 200', `median ${median(starts).toFixed(0)} ms`);
  const cell = { feature: 'feature-7', panel: 'b' };
  await benchBoth({ name: 'large', dataDir, env, changes: CHANGES, ...cell, limit: 600 });
}

/** A flag with all that is published, and beside it with the pages alone: what feeds, calendars, badges and the rest add. */
async function benchBoth(options: PublishCase): Promise<void> {
  const hook = join(ROOT, 'scripts', 'bench', 'without-documents.mjs');
  const env = { ...options.env, NODE_OPTIONS: `--import ${hook}` };
  // Both begin with the same log.
  const dataDir = `${options.dataDir}-pages`;
  cpSync(options.dataDir, dataDir, { recursive: true });
  await benchPublish(options);
  rmSync(join(dataDir, 'snapshot'), { recursive: true });
  await publishOnce(dataDir, env);
  await benchPublish({ ...options, dataDir, env, name: `${options.name}, pages alone` });
}
