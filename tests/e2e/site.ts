import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test as base, expect, type Page } from '@playwright/test';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { openPayload } from '../../src/store/sealed-payload.ts';
import type { CommandResult } from '../support/command.ts';
import { HERE, type Place } from '../support/machines.ts';
import { answersOf } from '../support/snapshot.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A running site with a folder, a database and a port of its own. */
export interface RunningSite {
  /** Without a slash at its end. */
  readonly url: string;
  readonly dataDir: string;
  readonly contentDir: string;
  /** Of the supervisor; its children are the front and backstage. */
  readonly pid: number;
  /** What the server wrote to its log so far. */
  readonly log: () => string;
  /** Does what is typed after `latarnia` on the same database, in this process. */
  cli(...args: string[]): Promise<CommandResult>;
  /** The same in a process of its own, as a shell starts it: that takes a second longer. */
  program(...args: string[]): Promise<CommandResult>;
  /** Ends the server: whoever still has a page is alone with it. */
  stop(): Promise<void>;
}

/** Names the folder of a site that is published already (`template.ts`). */
export const TEMPLATE = 'LATARNIA_TEMPLATE';

/** How tests wait for what is published. Nothing is timed here (`npm run bench` is): a slow machine takes longer. */
export const SOON = { timeout: 90_000, intervals: [50] };

/** Variables of the environment, beside those that every site is started with. */
export type Settings = Readonly<Record<string, string>>;

export interface SiteOptions {
  /** Serve a copy of the content that the test may edit. */
  readonly ownContent?: boolean;
  /** Another site's words: a folder that is served from the start, with nothing of the shipped incident. */
  readonly content?: string;
  /** A folder that outlives the site; it begins with what is in there, or with nothing. */
  readonly dataDir?: string;
  /** Writes to the log before the start. */
  readonly begin?: (site: Pick<RunningSite, 'dataDir'>) => Promise<unknown>;
  /** A backup to restore before the start. */
  readonly restore?: string;
  /** Added to the environment. */
  readonly env?: Settings;
  /** Another tree of the program. */
  readonly root?: string;
  /** Another machine than this one. */
  readonly place?: Place;
}

export interface StartedSite {
  readonly site: RunningSite;
  stop(): Promise<void>;
}

/** Starts the shipped site in a folder of its own, on a port that is free. */
export async function startSite(options: SiteOptions = {}): Promise<StartedSite> {
  const { ownContent = false, root = ROOT, place = HERE } = options;
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
  const dataDir = options.dataDir ?? join(folder, 'var');
  const contentDir = options.content ?? join(ownContent ? folder : root, 'content');
  const LATARNIA = join(root, 'bin', 'latarnia');
  const variables: Record<string, string> = {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(options.content === undefined ? {} : { CONTENT_DIR: options.content }),
    ...(place === HERE ? {} : { HOST: '0.0.0.0' }),
    ...options.env,
  };
  const node = [...place.inside, process.execPath, LATARNIA];
  const environment = () => ({ ...process.env, ...variables });
  const cli = async (...args: string[]): Promise<CommandResult> => {
    if (root !== ROOT || place !== HERE) return program(...args);
    // It takes its time to load, and most tests need none.
    const { runCommand } = await import('../support/command.ts');
    return runCommand(args, variables);
  };
  const program = async (...args: string[]): Promise<CommandResult> => {
    try {
      const [run = '', ...words] = [...node, ...args];
      const { stdout, stderr } = await promisify(execFile)(run, words, { env: environment() });
      return { code: 0, stdout, stderr };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
    }
  };
  const isOwn =
    options.content === undefined &&
    options.dataDir === undefined &&
    options.env?.DATABASE_URL === undefined &&
    root === ROOT;
  const template = isOwn && options.restore === undefined ? process.env[TEMPLATE] : undefined;
  if (template !== undefined) cpSync(template, dataDir, { recursive: true });
  if (options.restore !== undefined) {
    const restored = await program('restore', options.restore);
    if (restored.code !== 0) throw new Error(restored.stderr);
  }
  await options.begin?.({ dataDir });
  if (ownContent) {
    // Seeded from the shipped content first, then served from a copy that the test may edit.
    if (template === undefined) await cli('status');
    cpSync(join(ROOT, 'content'), contentDir, { recursive: true });
    variables.CONTENT_DIR = contentDir;
  }
  const [run = '', ...words] = [...node, 'serve'];
  const server = spawn(run, words, {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = (await listeningUrl(server, () => log)).replace('0.0.0.0', place.reached);
  // Readers have the template's pages before backstage is there.
  if (template !== undefined) await readiness({ url });
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await exited;
  };
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  const pid = server.pid ?? 0;
  return { site: { url, dataDir, contentDir, pid, log: () => log, cli, program, stop: end }, stop };
}

/** What `/readyz` says, once backstage has had the time to say how it is: on a busy machine it may be late. */
export async function readiness({ url }: Pick<RunningSite, 'url'>) {
  for (;;) {
    const said = await (await fetch(`${url}/readyz`)).json();
    if (said.backstage === 'up') return said;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Every address with its headers and bytes, as readers have them; of no generation none. A front
 * that serves nothing yet takes the first one as soon as it lies there whole, before it is named: so does this.
 */
export function published({ dataDir }: Pick<RunningSite, 'dataDir'>) {
  return answersOf(new SnapshotReader(join(dataDir, 'snapshot')).newest());
}

/** The same once nothing of it waits for the generation that follows at once: see `mayWait` in `src/publish/plan.ts`. */
export async function whollyPublished(site: Pick<RunningSite, 'dataDir'>) {
  const waiting = () =>
    Object.entries(published(site) ?? {}).flatMap(([path, { revision }]) =>
      revision === undefined ? [] : [path],
    );
  await expect.poll(waiting, SOON).toEqual([]);
  return published(site);
}

/** The revision up to which a page is current that readers are given now. */
export async function revisionOf({ url }: RunningSite, path = '/'): Promise<number> {
  return Number((await fetch(`${url}${path}`)).headers.get('latarnia-revision'));
}

function listeningUrl(server: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const url = /serves (http:\S+?)\/ /.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    server.once('exit', (code) => reject(new Error(`the site ended with ${code}: ${log()}`)));
  });
}

async function serveWorker({}, use: (site: RunningSite) => Promise<void>): Promise<void> {
  const { site, stop } = await startSite();
  await use(site);
  await stop();
}

/** What a log of events holds, read from the file itself: a page may be published later. */
function eventsIn({ dataDir }: Pick<RunningSite, 'dataDir'>): number {
  const database = new DatabaseSync(join(dataDir, 'latarnia.db'), { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS events FROM events').get()?.events);
  } finally {
    database.close();
  }
}

/** Events that speak of cells, in the list of that name. */
const OF_CELLS = ['availability.set', 'restoration.set'];

/**
 * What the events of a log after one said of availability and of panels (`price-sync@b`, `b`); and the last of them.
 *
 * @throws when an event of cells names none: they are looked for where they no longer lie, and nobody would be told
 */
function cellsSaid({ dataDir }: Pick<RunningSite, 'dataDir'>, after: number) {
  const database = new DatabaseSync(join(dataDir, 'latarnia.db'), { readOnly: true });
  try {
    const rows = database
      .prepare(
        'SELECT sequence, type, version, payload FROM events JOIN event_payloads USING (sequence) WHERE sequence > ? ORDER BY sequence',
      )
      .all(after);
    const cells = rows.flatMap(
      ({ sequence, type, version, payload }): { feature?: string; panel: string }[] => {
        const kind = { type: String(type), version: Number(version) };
        const { cells = [] } = Object(openPayload(kind, String(payload)));
        if (OF_CELLS.includes(kind.type) && cells.length === 0)
          throw new Error(`Event ${sequence} names no cells.`);
        return cells;
      },
    );
    return {
      last: Number(rows.at(-1)?.sequence ?? after),
      cells: new Set(cells.map(({ feature, panel }) => (feature ? `${feature}@${panel}` : panel))),
    };
  } finally {
    database.close();
  }
}

/** The cells that alerts sent so far speak of, in the list of that name: whether somebody has to look depends on what they say. */
function cellsOfAlerts({ dataDir }: Pick<RunningSite, 'dataDir'>): Set<string> {
  const database = new DatabaseSync(join(dataDir, 'latarnia.db'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT body FROM suggestions').all();
    const bodies = rows.map(({ body }): { features: string[]; panels: string[] } => JSON.parse(String(body)));
    return new Set(
      bodies.flatMap(({ features, panels }) =>
        panels.flatMap((panel) =>
          features.length === 0 ? [panel] : features.map((feature) => `${feature}@${panel}`),
        ),
      ),
    );
  } finally {
    database.close();
  }
}

/** The site that the tests of this worker change, once one of them asked for it, and what was looked at: the last event, alerts. */
let changed: {
  readonly site: RunningSite;
  readonly last: number;
  readonly alerts: ReadonlySet<string>;
} | null = null;

/**
 * Each cell of `staffSite` belongs to one test of the run, in whichever worker: else it depended on who shares one whether a test
 * finds what it begins with.
 *
 * @throws when another test has changed one of them, or sent an alert about it
 */
function claimCells(test: string): void {
  if (changed === null) return;
  const { site } = changed;
  const { last, cells: said } = cellsSaid(site, changed.last);
  const alerts = cellsOfAlerts(site);
  const cells = said.union(alerts.difference(changed.alerts));
  changed = { site, last, alerts };
  const folder = join(dirname(process.env[TEMPLATE] ?? site.dataDir), 'cells');
  mkdirSync(folder, { recursive: true });
  for (const cell of cells) {
    const file = join(folder, cell);
    try {
      writeFileSync(file, test, { flag: 'wx' });
    } catch {
      const owner = readFileSync(file, 'utf8');
      if (owner !== test) throw new Error(`This test speaks of ${cell}, which is that of: ${owner}`);
    }
  }
}

/** The site that the tests of this worker only read, once one of them asked for it, and what its log began with. */
let readOnly: { readonly site: RunningSite; readonly events: number } | null = null;

interface ForTest {
  readonly nothingChanged: undefined;
  readonly ownCells: undefined;
  readonly folder: string;
  readonly ownSite: RunningSite;
  readonly settings: Settings;
}

interface ForWorker {
  readonly site: RunningSite;
  readonly staffSite: RunningSite;
  readonly reader: Page;
}

/**
 * `site`: shared by the tests of a worker, which only read it: whoever adds to its log fails. `staffSite`: shared by those that change it; each changes
 * cells that no other test changes (it fails otherwise), and leaves nothing scheduled. `ownSite`: started for one test, which may change
 * anything, its content folder included. `settings`: what it is started with. `reader`: a page that the tests of a
 * worker share as well; whoever only looks at pages needs no browser that knows nothing. `folder`: of one test, gone with it.
 */
export const test = base.extend<ForTest, ForWorker>({
  settings: [{}, { option: true }],
  site: [
    ({}, use) =>
      serveWorker({}, async (site) => {
        readOnly = { site, events: eventsIn(site) };
        await use(site);
      }),
    { scope: 'worker' },
  ],
  nothingChanged: [
    async ({}, use) => {
      await use(undefined);
      if (readOnly === null) return;
      const { site, events } = readOnly;
      const now = eventsIn(site);
      readOnly = { site, events: now };
      if (now !== events)
        throw new Error('This test changed `site`, which others only read: use `staffSite`.');
    },
    { auto: true },
  ],
  staffSite: [
    ({}, use) =>
      serveWorker({}, async (site) => {
        changed = { site, last: cellsSaid(site, 0).last, alerts: cellsOfAlerts(site) };
        await use(site);
      }),
    { scope: 'worker' },
  ],
  ownCells: [
    async ({}, use, { titlePath }) => {
      await use(undefined);
      claimCells(titlePath.join(' › '));
    },
    { auto: true },
  ],
  reader: [
    async ({ browser }, use, { project }) => {
      const { locale = '', timezoneId = '' } = project.use;
      const context = await browser.newContext({ locale, timezoneId, serviceWorkers: 'allow' });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latarnia-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  ownSite: async ({ settings }, use) => {
    const { site, stop } = await startSite({ ownContent: true, env: settings });
    await use(site);
    await stop();
  },
});

export { expect } from '@playwright/test';
