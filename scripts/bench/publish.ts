import { Agent, request } from 'node:http';
import { median, percentile, row } from './figures.ts';
import { pause, stop } from './machine.ts';
import { acknowledge, lastRendered, memoryOfPart, type Published, publications, startSite } from './site.ts';

export interface PublishCase {
  readonly name: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly changes: number;
  /** The cell that is changed. */
  readonly feature: string;
  readonly panel: string;
  /** What p95 may be (ms). */
  readonly limit: number;
}

/** How long one change took until home and the pages of its panel and its feature show it (ms), from three moments on. */
interface Wait {
  /** The command was started. */
  readonly started: number;
  /** The event's own `recorded_at`: the change is made, but neither committed nor acknowledged. */
  readonly recorded: number;
  /** The command printed the revision. Negative: readers had it before its author was told. */
  readonly printed: number;
  /** The event, when it was recorded, and when each of the pages first showed it (epoch ms). */
  readonly event: {
    readonly revision: number;
    readonly recordedAt: number;
    readonly seenAt: Readonly<Record<Looked, number>>;
  };
}

/** What people look at after a flag. */
const LOOKED = ['home', 'panel', 'feature'] as const;
type Looked = (typeof LOOKED)[number];

/** So many changes come first and are not counted. */
const WARM_UP = 4;
/** How often the front is asked (ms): so much too late a revision may be seen. */
const ASK = 6;
/** How long it is quiet between two changes (ms). */
const BETWEEN = 300;

/** Changes one flag after the other through the command line, and looks when readers have it. */
export async function benchPublish(options: PublishCase): Promise<void> {
  const { name, dataDir, env, changes, feature, panel, limit } = options;
  const site = await startSite(dataDir, env);
  const pages = { home: '/', panel: `/panel/${panel}/`, feature: `/features/${feature}/` };
  const watches = LOOKED.map((what) => [what, new RevisionWatch(`${site.url}${pages[what]}`)] as const);
  const waits: Wait[] = [];
  for (let count = -WARM_UP; count < changes; count += 1) {
    const state = ['available', 'limited', 'unavailable'][(count + WARM_UP) % 3] ?? '';
    const set = ['flag', 'set', feature, panel, state, '--json', '--force'];
    const { text, started, printed } = await acknowledge(dataDir, env, ...set);
    const { revision } = JSON.parse(text);
    const seenAt = { home: 0, panel: 0, feature: 0 };
    for (const [what, watch] of watches) seenAt[what] = await watch.seen(revision);
    const seen = Math.max(...Object.values(seenAt));
    const recorded = await recordedAt(site.url, revision);
    const event = { revision, recordedAt: recorded, seenAt };
    if (count >= 0)
      waits.push({ started: seen - started, recorded: seen - recorded, printed: seen - printed, event });
    await pause(BETWEEN);
  }
  for (const [, watch] of watches) watch.stop();
  const revisions = new Set(waits.map(({ event }) => event.revision));
  const all = publications(site.log()).filter(({ revision }) => revisions.has(revision));
  const done = all.filter(({ revision }, index) => all[index - 1]?.revision !== revision);
  const rendered = done.map((one) => one.rendered);
  const of = (from: 'started' | 'recorded' | 'printed') => {
    const times = waits.map((wait) => wait[from]);
    return `p50 ${percentile(times, 0.5).toFixed(0)} p95 ${percentile(times, 0.95).toFixed(0)} ms`;
  };
  row(
    `a flag to the bytes, ${name}, ${waits.length} changes`,
    `until all people look at show it, from its being recorded ${of('recorded')} (p95 ≤ ${limit} ms)`,
    `from the command's answer ${of('printed')}`,
    `from the command's start ${of('started')}`,
  );
  row(`from its being recorded until a page shows it, ${name}`, ...byPage(waits));
  row(
    `pages for a change, ${name}`,
    `${median(rendered)} rendered of ${done[0]?.planned} (${Math.min(...rendered)} to ${Math.max(...rendered)})`,
    summarise(lastRendered(site.log())),
  );
  row(`where the time goes, ${name}`, ...stages(waits, done));
  row(`until nothing waits any more, ${name}`, ...whole(waits, all));
  row(
    `memory, ${name}`,
    `backstage ${memoryOfPart(site, 'backstage')} MB`,
    `front ${memoryOfPart(site, 'front')} MB`,
  );
  await stop(site.child);
}

/** From the event to the first answer that shows it, page by page. */
function byPage(waits: readonly Wait[]): string[] {
  return LOOKED.map((what) => {
    const times = waits.map(({ event }) => event.seenAt[what] - event.recordedAt);
    return `${what} p50 ${percentile(times, 0.5)} p95 ${percentile(times, 0.95)} ms`;
  });
}

/** From the event to the plan, from the plan to the swap, from the swap to the first answer. */
function stages(waits: readonly Wait[], done: readonly Published[]): string[] {
  const parts = waits.flatMap(({ event }) => {
    const found = done.find(({ revision }) => revision === event.revision);
    if (!found) return [];
    const { at, ms } = found;
    return [{ noticed: at - ms - event.recordedAt, published: ms, served: event.seenAt.home - at }];
  });
  return (['noticed', 'published', 'served'] as const).map((part) => {
    const times = parts.map((one) => one[part]);
    return `${part} p50 ${percentile(times, 0.5)} p95 ${percentile(times, 0.95)} ms`;
  });
}

/** From the event to the swap of the generation in which nothing waits any more. */
function whole(waits: readonly Wait[], all: readonly Published[]): string[] {
  const rest = waits.flatMap(({ event }) => {
    const last = all.findLast(({ revision }) => revision === event.revision);
    return last ? [{ after: last.at - event.recordedAt, rendered: last.rendered }] : [];
  });
  const times = rest.map(({ after }) => after);
  return [
    `from its being recorded to the swap p50 ${percentile(times, 0.5)} p95 ${percentile(times, 0.95)} ms`,
    `${median(rest.map(({ rendered }) => rendered))} rendered`,
  ];
}

/** `/faq/x/, /faq/y/, /` → `1 /, 2 /faq/…`, both languages together. */
function summarise(paths: readonly string[]): string {
  const kinds = Map.groupBy(paths, (path) =>
    path
      .replace(/^\/en\//, '/')
      .replace(/\?.*$/, '')
      .replace(/^(\/[^/]+\/).+$/, '$1…'),
  );
  return [...kinds].map(([kind, of]) => `${of.length} ${kind}`).join(', ');
}

/** When the event was recorded (epoch ms), once backstage says so, too. */
async function recordedAt(url: string, revision: number): Promise<number> {
  for (;;) {
    const { events } = await (await fetch(`${url}/api/v1/events.json?after=${revision - 1}`)).json();
    if (events?.[0]) return Date.parse(events[0].recorded_at);
    await pause(ASK);
  }
}

/** Asks the front over and over which revision a page is at, whether or not anybody waits for one. */
class RevisionWatch {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });
  /** By revision: when it, or a later one, was first seen (epoch ms). */
  readonly #seen: { readonly revision: number; readonly at: number }[] = [];
  #isStopped = false;

  constructor(url: string) {
    this.#url = url;
    this.#run();
  }

  async seen(revision: number): Promise<number> {
    for (;;) {
      const found = this.#seen.find((one) => one.revision >= revision);
      if (found) return found.at;
      await pause(ASK);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#agent.destroy();
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const revision = await this.#ask();
      if (revision > (this.#seen.at(-1)?.revision ?? 0)) this.#seen.push({ revision, at: Date.now() });
      await pause(ASK);
    }
  }

  #ask(): Promise<number> {
    return new Promise((resolve) => {
      const asked = request(this.#url, { method: 'HEAD', agent: this.#agent }, (response) => {
        response.resume();
        resolve(Number(response.headers['latarnia-revision']));
      });
      asked.on('error', () => resolve(0));
      asked.end();
    });
  }
}
