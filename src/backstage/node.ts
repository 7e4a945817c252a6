import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { readRelease } from '../config/release.ts';
import type { Config } from '../config/settings.ts';
import type { Instant } from '../domain/time.ts';
import { clockOf } from '../store/database-clock.ts';
import { BEAT, type Lease, LeaseRow } from '../store/lease.ts';
import { type NodeRow, NodeTable, type OwnNode, type PublishedHead, saidEvery } from '../store/nodes.ts';
import { CURRENT_VERSION } from '../store/upcast.ts';
import { beginUpgrade } from '../store/upgrade.ts';
import { type ClockTrouble, ClockWatch } from './clock-watch.ts';
import { FileLease } from './file-lease.ts';
import type { LogConnection } from './log-connection.ts';
import { nodeId } from './node-id.ts';

/** A node that takes in no files leaves the lease to others for so long (ms), and offers it so often. */
const RELUCTANCE = 3000;
const OFFERED_EVERY = 60_000;

interface NodeOptions {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'nodeName' | 'nodeUrl' | 'ingest'>;
  readonly log: Pick<LogConnection, 'use' | 'transact' | 'trouble' | 'measureClock'>;
  readonly logger: Logger;
  readonly wallClock: () => Instant;
  /** Goes forward and is never set (ms). */
  readonly monotonic: () => number;
  /** What is published at the start. */
  readonly published: PublishedHead;
  /** Told when this node has got the lease. */
  readonly onHeld: () => void;
}

/** This process of backstage among those that work with the same database. */
export class ThisNode {
  readonly lease: Lease;
  readonly #options: NodeOptions;
  readonly #table: NodeTable;
  readonly #isServer: boolean;
  readonly #clocks: ClockWatch;
  /** As it is in its data folder; another for this run alone where that folder was copied from a node that runs. */
  #own: OwnNode;
  #isBorrowed = false;
  /** By which its row is told from another of the same id; `null`: not registered yet. */
  #startedAt: Instant | null = null;
  #published: PublishedHead;
  #all: readonly NodeRow[] = [];
  #wasHeld = false;
  #saidAt = Number.NEGATIVE_INFINITY;
  #offeredAt: number;
  #timer: NodeJS.Timeout | null = null;
  #ticking: Promise<void> | null = null;
  #isOwed = true;
  #lockError = '';

  constructor(options: NodeOptions) {
    const { config, log, monotonic, published, wallClock } = options;
    this.#options = options;
    this.#isServer = !config.databaseUrl.startsWith('file:');
    this.#table = new NodeTable(log, clockOf(config.databaseUrl));
    this.#clocks = new ClockWatch(wallClock);
    this.#published = published;
    this.#offeredAt = monotonic();
    this.#own = {
      id: nodeId(config.dataDir),
      name: config.nodeName,
      address: config.nodeUrl,
      release: readRelease(),
      knows: CURRENT_VERSION,
    };
    this.lease = this.#isServer
      ? new LeaseRow({
          access: log,
          node: () => this.#own.id,
          monotonic,
          ...(config.ingest ? {} : { reluctance: RELUCTANCE }),
        })
      : new FileLease(config.databaseUrl, () => this.#own.id, log);
  }

  get id(): string {
    return this.#own.id;
  }

  /** Every node that works with this database, as last read. */
  get all(): readonly NodeRow[] {
    return this.#all;
  }

  /** Clocks that differ from the database's, this node's first. */
  get clockTroubles(): readonly ClockTrouble[] {
    return this.#clocks.troublesOf(this.#own, this.#all);
  }

  /** From now on it is seen, and holds the lease or waits for it, until `leave`. Never fails for what is the database’s fault. */
  async start(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look(), BEAT).unref();
  }

  /** Says what is published now, as soon as may be. */
  notePublished(published: PublishedHead): void {
    const { revision, head } = this.#published;
    if (published.revision === revision && published.head === head) return;
    this.#published = published;
    this.#isOwed = true;
    if (this.#timer) void this.look();
  }

  /** Hands the lease over, if it has it. */
  async leave(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#ticking;
    try {
      await this.lease.handOver();
      if (this.#isBorrowed) await this.#table.forget(this.#own.id);
    } catch {
      // What cannot be handed over stands still, and is taken over.
    }
  }

  /**
   * Says that it is there when that is due, and looks at the lease: by itself every second. One at a time; whoever asks
   * meanwhile is served by the one under way or the next.
   */
  look(): Promise<void> {
    this.#ticking ??= this.#live().finally(() => {
      this.#ticking = null;
    });
    return this.#ticking;
  }

  async #live(): Promise<void> {
    if (this.#options.log.trouble) return;
    try {
      await this.#say();
      await this.#lookAtLease();
    } catch (error) {
      this.#reportOnce(error);
    }
    if (this.lease.isHeld && !this.#wasHeld) this.#options.onHeld();
    this.#wasHeld = this.lease.isHeld;
  }

  async #lookAtLease(): Promise<void> {
    // With another clock than all others it could write nothing of what is the holder's.
    if (this.#clocks.isOff) return this.lease.handOver();
    if (this.#isToOffer()) return this.lease.handOver();
    await this.lease.look();
    this.#lockError = '';
  }

  /** Whether others shall have a chance to take it from a node that takes in nothing. */
  #isToOffer(): boolean {
    const { config, monotonic } = this.#options;
    if (config.ingest || !this.#isServer || !this.lease.isHeld || this.#neighbours().length === 0)
      return false;
    const now = monotonic();
    if (now - this.#offeredAt < OFFERED_EVERY) return false;
    this.#offeredAt = now;
    return true;
  }

  async #say(): Promise<void> {
    const now = this.#options.monotonic();
    const isDue = now - this.#saidAt >= saidEvery(this.#options.config.databaseUrl);
    if (!isDue && !this.#isOwed) return;
    const isOwed = this.#isOwed;
    this.#isOwed = false;
    this.#saidAt = now;
    try {
      await this.#measure();
      // Alone with a file nobody asks whether it is still there.
      if (this.#isServer || isOwed || !this.lease.isHeld || this.#neighbours().length > 0)
        await this.#write();
      this.#all = await this.#table.list();
      // A backup was put in the place of the database: in it nobody works here.
      if (!this.#all.some(({ id }) => id === this.#own.id)) this.#isOwed = true;
      if (this.lease.isHeld && !this.#all.some(({ holdsLease }) => holdsLease)) this.lease.noteAgain();
    } catch (error) {
      this.#isOwed = true;
      throw error;
    }
  }

  async #measure(): Promise<void> {
    const { log, logger } = this.#options;
    const ahead = await log.measureClock();
    const wasOff = this.#clocks.isOff;
    this.#clocks.note(ahead);
    if (this.#clocks.isOff && !wasOff) logger.error({ ahead }, `clock: ${this.#clocks.words(this.#own)}`);
    if (!this.#clocks.isOff && wasOff) logger.info({ ahead }, 'clock: like the database’s again');
  }

  async #write(): Promise<void> {
    const { config, log } = this.#options;
    const { ahead } = this.#clocks;
    const { id } = this.#own;
    if (this.#startedAt !== null && (await this.#table.beat(id, this.#startedAt, this.#published, ahead)))
      return;
    if (this.#startedAt !== null && (await this.#table.list()).some((row) => row.id === id)) {
      await this.#borrowId();
    }
    const clock = clockOf(config.databaseUrl);
    if (this.#startedAt === null) await log.use((tables) => beginUpgrade(tables, clock, id));
    this.#startedAt = await this.#table.register(this.#own, this.#published, ahead);
  }

  /** Another process runs under the same id: this folder is a copy of its, or it has taken this one's place. */
  async #borrowId(): Promise<void> {
    await this.lease.handOver();
    const id = randomUUID();
    this.#options.logger.warn(
      { id: this.#own.id, other: id },
      'another node runs under the id in DATA_DIR/node-id: this one has another until it ends; if DATA_DIR is a copy, delete that file in it',
    );
    this.#own = { ...this.#own, id };
    this.#isBorrowed = true;
  }

  #neighbours(): readonly NodeRow[] {
    return this.#all.filter(({ id, isLive }) => isLive && id !== this.#own.id);
  }

  /** What is the database's fault is told by whoever reads the log. */
  #reportOnce(error: unknown): void {
    const message = String(error);
    if (this.#options.log.trouble || message === this.#lockError) return;
    this.#lockError = message;
    this.#options.logger.error({ error }, 'this node cannot say that it is there, or take the lease');
  }
}
