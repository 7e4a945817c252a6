import { join } from 'node:path';
import { type Machines, startMachines } from '../support/machines.ts';
import { QUICK } from '../support/postgres.ts';
import { type Pair, startPair } from '../support/postgres-pair.ts';
import { type Hammer, hammer } from './processes.ts';
import { expect, type RunningSite, readiness, SOON, type StartedSite, startSite } from './site.ts';

const PATHS = ['/', '/panel/b/', '/en/features/', '/api/v1/status.json'];
const PORT = '4321';
/** A breath between two changes through one node (ms): a token has so many a minute. */
const PAUSE = 250;

/** What a node answered to a change. */
export interface Said {
  readonly node: 'one' | 'two';
  readonly status: number;
  readonly code?: string;
  readonly revision?: number;
  readonly changed?: boolean;
  readonly safe?: boolean;
  readonly cell: { readonly feature: string; readonly panel: string; readonly state: string };
  /** It was called safe, and the standby did not have it. */
  readonly isFalse: boolean;
  /** From asking to the answer (ms). */
  readonly took: number;
}

/** One site on two machines, a node and a host of the log on each, the primary on the first. Readers ask both all the time. */
export class LinkedSite {
  readonly machines: Machines;
  readonly pair: Pair;
  readonly said: Said[] = [];
  readonly #folder: string;
  readonly #later: (end: () => unknown) => void;
  readonly #sites = new Map<'one' | 'two', StartedSite>();
  readonly #readers = new Map<string, Hammer>();
  #token = '';
  #turn = 0;

  private constructor(machines: Machines, pair: Pair, folder: string, later: (end: () => unknown) => void) {
    this.machines = machines;
    this.pair = pair;
    this.#folder = folder;
    this.#later = later;
  }

  /** @param later is given what ends each part, in the order in which they were made */
  static async start(folder: string, later: (end: () => unknown) => void): Promise<LinkedSite> {
    const machines = startMachines();
    later(machines.remove);
    const pair = await startPair(['one'], QUICK, [machines.one, machines.two]);
    later(pair.stop);
    const site = new LinkedSite(machines, pair, folder, later);
    for (const name of ['one', 'two'] as const) await site.startNode(name);
    const words = ['token', 'create', 'writers', '--verbs', 'availability', '--json'];
    site.#token = JSON.parse((await site.one.cli(...words)).stdout).token;
    return site;
  }

  get one(): RunningSite {
    return this.#node('one');
  }

  get two(): RunningSite {
    return this.#node('two');
  }

  /** Starts a node, also over the folder that it left. */
  async startNode(name: 'one' | 'two'): Promise<void> {
    const place = this.machines[name];
    const node = { NODE_URL: `http://${place.address}:${PORT}`, NODE_NAME: name };
    const env = { DATABASE_URL: this.pair.urlOf('one'), PORT, ...node };
    const started = await startSite({ env, place, dataDir: join(this.#folder, name) });
    this.#later(started.stop);
    this.#sites.set(name, started);
    const { url } = started.site;
    const reader = hammer(url, PATHS, 1);
    this.#readers.set(name, reader);
    this.#later(reader.stop);
  }

  /** Ends a node, and its readers before it. */
  async stopNode(name: 'one' | 'two'): Promise<void> {
    await this.#readers.get(name)?.stop();
    await this.#node(name).stop();
  }

  /** Says something else than before through a node. Where that is called safe, the standby is asked for it at once. */
  async say(node: 'one' | 'two'): Promise<Said> {
    this.#turn += 1;
    const [feature, panel] = node === 'one' ? ['price-sync', 'b'] : ['ceneo-xml', 'a'];
    const state = this.#turn % 3 === 0 ? 'limited' : this.#turn % 3 === 1 ? 'unavailable' : 'available';
    const began = performance.now();
    const response = await fetch(`${this.#node(node).url}/api/v1/availability/${feature}/${panel}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ state, force: true }),
    });
    const answer = await response.json();
    const took = performance.now() - began;
    const isFalse = answer.safe === true && !(await this.isOnBoth(answer.revision));
    const said = { ...answer, node, status: response.status, cell: { feature, panel, state }, isFalse, took };
    this.said.push(said);
    return said;
  }

  /** Says one thing after the other through both nodes, while something else is done. Gives what was answered. */
  async saying(work: () => Promise<unknown>): Promise<readonly Said[]> {
    const first = this.said.length;
    let isOver = false;
    const saying = (['one', 'two'] as const).map(async (node) => {
      while (!isOver) {
        await this.say(node);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    });
    try {
      await work();
    } finally {
      isOver = true;
      await Promise.all(saying);
    }
    return this.said.slice(first);
  }

  /** Whether both hosts hold a revision, as the same event. */
  async isOnBoth(revision: number): Promise<boolean> {
    const { primary, standby } = this.pair;
    const asked = `SELECT hash FROM events WHERE sequence = ${revision}`;
    const [[here], [there]] = await Promise.all([primary.run(asked, 'one'), standby.run(asked, 'one')]);
    return here !== undefined && here.hash === there?.hash;
  }

  /** What a node says of its database; `undefined`: all is well. */
  async codeOf(node: 'one' | 'two'): Promise<string | undefined> {
    return (await readiness(this.#node(node))).database.code;
  }

  /** The last revision that readers of a node see. */
  async shownBy(node: 'one' | 'two'): Promise<number> {
    const response = await fetch(`${this.#node(node).url}/`);
    return Number(response.headers.get('latarnia-revision'));
  }

  /** Waits until all is well by itself: changes through both are safe, and both show the same. Gives how long that took (ms). */
  async isWell(): Promise<number> {
    const began = performance.now();
    for (const node of ['one', 'two'] as const) {
      await expect.poll(async () => (await this.say(node)).safe, SOON).toBe(true);
      await expect.poll(() => this.codeOf(node), SOON).toBeUndefined();
    }
    await expect.poll(() => this.#differing(), SOON).toEqual([]);
    return Math.round(performance.now() - began);
  }

  /** What readers were answered beside 200 and 304, and revisions that went back. */
  strange(): unknown[] {
    return [...this.#readers.values()].flatMap(({ seen, backward }) => [
      ...[...seen].filter((answer) => !['200', '304'].includes(answer)),
      ...backward,
    ]);
  }

  async #differing(): Promise<string[]> {
    const tagsOf = (node: 'one' | 'two') =>
      Promise.all(
        PATHS.map(async (path) => (await fetch(`${this.#node(node).url}${path}`)).headers.get('etag')),
      );
    const [here, there] = await Promise.all([tagsOf('one'), tagsOf('two')]);
    return PATHS.filter((_path, index) => here[index] !== there[index]);
  }

  #node(name: 'one' | 'two'): RunningSite {
    const node = this.#sites.get(name);
    if (node === undefined) throw new Error(`node ${name} was not started`);
    return node.site;
  }
}
