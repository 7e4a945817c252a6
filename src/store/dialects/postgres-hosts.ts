import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseTrouble } from '../../actions/database-trouble.ts';
import type { Copies, Head, HostAnswer, HostView } from './dialect.ts';
import { agreementTrouble, fencedTrouble, hostsTrouble } from './postgres-agreement.ts';
import { PostgresHost } from './postgres-host.ts';

/** How often each host is looked at (ms). */
const LOOK = 1000;
/** So often in turn nothing was answered by one that is silent: once may be a machine that is busy. */
const SILENT = 2;

/**
 * The addresses in `postgres://user:password@one,two:5433/name`, one for each host in the order in which they are named.
 * The client library could go through several by itself; it does so without end where none takes writes, and takes a
 * standby for a server that does.
 */
export function hostsOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  return hosts.split(',').map((host) => `${before}${host}${after}`);
}

interface HostsOptions {
  readonly url: string;
  readonly password: string | null;
  /** Where the highest epoch is kept that this node ever saw. */
  readonly epochFile?: string | undefined;
}

/** Those in use: whatever in this process works with the same hosts looks at them once. */
const open = new Map<string, PostgresHosts>();

/**
 * Every host that an address names, each looked at over a connection of its own once a second, so that one that is dead or
 * frozen makes nobody wait.
 */
export class PostgresHosts implements Copies {
  readonly #key: string;
  readonly #hosts: readonly PostgresHost[];
  readonly #listeners = new Set<() => void>();
  readonly #epochFiles = new Set<string>();
  readonly #first: Promise<void>;
  readonly #timer: NodeJS.Timeout;
  readonly #looking = new Set<PostgresHost>();
  #seenEpoch = 0;
  #users = 0;
  #trouble: DatabaseTrouble | null = null;

  private constructor(key: string, { url, password }: HostsOptions) {
    this.#key = key;
    this.#hosts = hostsOf(url).map((host) => new PostgresHost(host, password));
    this.#first = this.look();
    this.#timer = setInterval(
      () => void this.#lookAt(this.#hosts.filter((host) => !this.#looking.has(host))),
      LOOK,
    ).unref();
  }

  /** Those of an address, looked at until `release`; `null`: it names one alone, which is one copy by nature. */
  static of(options: HostsOptions): PostgresHosts | null {
    if (hostsOf(options.url).length < 2) return null;
    const key = `${options.url} ${options.password ?? ''}`;
    const hosts = open.get(key) ?? new PostgresHosts(key, options);
    open.set(key, hosts);
    hosts.#users += 1;
    if (options.epochFile !== undefined) hosts.#remember(options.epochFile);
    return hosts;
  }

  /** Says that one of its users is done with it. */
  release(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    open.delete(this.#key);
    clearInterval(this.#timer);
    this.#listeners.clear();
    for (const host of this.#hosts) host.drop();
  }

  get hosts(): readonly HostView[] {
    return this.#hosts.map((host) => this.#viewOf(host));
  }

  get epoch(): number {
    return Math.max(this.#seenEpoch, ...this.#hosts.map(({ answer }) => answer?.epoch ?? 0));
  }

  get writer(): HostView | null {
    return this.hosts.find(({ answer, isFenced }) => answer?.isStandby === false && !isFenced) ?? null;
  }

  get trouble(): DatabaseTrouble | null {
    return this.#trouble;
  }

  ready(): Promise<void> {
    return this.#first;
  }

  async look(): Promise<void> {
    await this.#lookAt(this.#hosts);
  }

  /** The addresses, those first that take writes as far as is known; what is fenced is left out. */
  inTurn(): string[] {
    const rank = ({ answer }: PostgresHost) => (answer === null ? 1 : answer.isStandby ? 2 : 0);
    return this.#hosts
      .filter((host) => !this.#viewOf(host).isFenced)
      .sort((one, other) => rank(one) - rank(other))
      .map(({ url }) => url);
  }

  /** Whether nothing is to be written to the host of an address, since another was promoted. */
  isFenced(url: string): boolean {
    const host = this.#hosts.find((one) => one.url === url);
    return host !== undefined && this.#viewOf(host).isFenced;
  }

  /** Whether the host of an address says nothing, as far as it was looked at: whoever waits for it waits for nothing. */
  isSilent(url: string): boolean {
    return (this.#hosts.find((one) => one.url === url)?.misses ?? 0) >= SILENT;
  }

  /** That the one which would take writes is an old primary; `null`: there is none such. */
  fence(): DatabaseTrouble | null {
    const fenced = this.hosts.find(({ isFenced }) => isFenced);
    return fenced && this.writer === null ? fencedTrouble(fenced.name) : null;
  }

  nameOf(url: string): string {
    return this.#hosts.find((one) => one.url === url)?.name ?? '';
  }

  /** Asks one of them now. */
  async lookAt(url: string): Promise<HostAnswer | null> {
    const answer = (await this.#hosts.find((one) => one.url === url)?.look()) ?? null;
    this.#noteEpoch();
    return answer;
  }

  async position(): Promise<number> {
    const writer = this.#writer();
    const answer = await writer?.look();
    if (!answer || answer.isStandby) throw new DatabaseTrouble('database.unreachable');
    return answer.position;
  }

  async holds(head: Head, position: number): Promise<boolean> {
    const standbys = this.#hosts.filter(({ answer }) => answer?.isStandby);
    const asked = standbys.map(async (host) => {
      const told = await host.look(head.revision);
      const has = told?.isStandby && told.there === head.hash && told.position >= position;
      if (!has) throw new Error('not there yet');
    });
    // One of them is enough, and none waits for another that says nothing.
    return Promise.any(asked).then(
      () => true,
      () => false,
    );
  }

  async holdsAlone(head: Head): Promise<boolean> {
    const told = await this.#writer()?.look(head.revision);
    return told?.isStandby === false && told.alone !== null && told.there === head.hash;
  }

  onLook(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The others, as they last answered, beside the host of an address. */
  beside(url: string): { readonly name: string; readonly answer: HostAnswer }[] {
    return this.#hosts.flatMap((host) =>
      host.url === url || host.answer === null || this.#viewOf(host).isFenced
        ? []
        : [{ name: host.name, answer: host.answer }],
    );
  }

  #writer(): PostgresHost | undefined {
    return this.#hosts.find((host) => host.answer?.isStandby === false && !this.#viewOf(host).isFenced);
  }

  #viewOf({ name, answer }: PostgresHost): HostView {
    return { name, answer, isFenced: answer !== null && !answer.isStandby && answer.epoch < this.epoch };
  }

  /** Looks at some. Those that did not answer the last time are not waited for, unless nothing is known yet. */
  async #lookAt(hosts: readonly PostgresHost[]): Promise<void> {
    const waitsForAll = this.#hosts.every(({ answer }) => answer === null);
    const known = hosts.filter(({ answer }) => waitsForAll || answer !== null);
    const looks = new Map(hosts.map((host) => [host, this.#lookOnce(host)]));
    await Promise.all(known.map((host) => looks.get(host)));
    this.#noteEpoch();
    this.#trouble = await this.#findTrouble();
    for (const listener of this.#listeners) listener();
  }

  async #lookOnce(host: PostgresHost): Promise<void> {
    this.#looking.add(host);
    await host.look();
    this.#looking.delete(host);
  }

  async #findTrouble(): Promise<DatabaseTrouble | null> {
    const writer = this.#writer();
    const others = writer === undefined ? [] : this.beside(writer.url);
    // After the others: what they have it has by now.
    const own = await writer?.look();
    if (writer === undefined || !own || own.isStandby) return hostsTrouble(this.hosts);
    try {
      const hashes = await writer.hashes(others.map(({ answer }) => answer.head.revision));
      return agreementTrouble({ name: writer.name, answer: own }, others, hashes) ?? hostsTrouble(this.hosts);
    } catch {
      return hostsTrouble(this.hosts);
    }
  }

  #remember(file: string): void {
    this.#epochFiles.add(file);
    this.#seenEpoch = Math.max(this.#seenEpoch, readEpoch(file));
  }

  /** What was seen once is never lower again, also after a restart. */
  #noteEpoch(): void {
    const { epoch } = this;
    if (epoch <= this.#seenEpoch) return;
    this.#seenEpoch = epoch;
    for (const file of this.#epochFiles) {
      if (readEpoch(file) < epoch) writeFileSync(file, `${epoch}\n`);
    }
  }
}

/** `0`: none was ever seen. */
function readEpoch(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').trim()) || 0;
  } catch {
    return 0;
  }
}
