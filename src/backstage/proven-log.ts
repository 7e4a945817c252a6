import { EMPTY_STATE, type State } from '../domain/state.ts';
import type { Unproven } from '../domain/surroundings.ts';
import type { Copies } from '../store/dialects/dialect.ts';
import { type EventLog, type Known, NOTHING_KNOWN } from '../store/log.ts';

/** How long an answer waits for a second machine (ms). */
const PROOF_LIMIT = 2000;
/** The first wait between two questions, and the longest (ms). */
const FIRST_WAIT = 2;
const LONGEST_WAIT = 50;

/** What somebody waits for: that a second machine has it. */
interface Aim {
  readonly log: EventLog;
  readonly known: Known;
  /** As far as the journal is to be replayed; `null`: not known so far. */
  position: number | null;
}

/**
 * The log as far as it is safe: as far as another host, in recovery, was read to have it. No more of it is published, whoever
 * wrote it. Where changes are taken on one machine alone, what is written is published once no other is there, or one that is
 * back is not as far in time: it may be promoted before that is over.
 */
export class ProvenLog {
  readonly #told: () => void;
  #copies: Copies | null = null;
  #log: EventLog | null = null;
  #unfollow: (() => void) | null = null;
  /** As far as it may be published. Without a hash: what was published before the database could be read. */
  #published: Known;
  /** As far as a second machine was read to have it. */
  #safe = 0;
  /** Where the journal ends of what was written beside the log, and as far as a second machine has replayed it. */
  #written = 0;
  #replayed = 0;
  #isPositionOwed = false;
  #catchingUp: Promise<void> | null = null;
  #isToBeTold = false;

  /** @param told called whenever more may be published, after whoever waited for it was answered */
  constructor(fallback: State, told: () => void) {
    this.#published = { ...NOTHING_KNOWN, state: fallback };
    this.#told = told;
  }

  /** Goes by the hosts of a database that was opened. */
  follow(copies: Copies | null, log: EventLog): void {
    this.#unfollow?.();
    this.#copies = copies;
    this.#log = log;
    this.#unfollow = copies?.onLook(() => void this.#lookAgain()) ?? null;
    // An older log was put in its place on purpose.
    if (this.#published.state.revision > log.known.revision) {
      this.#published = NOTHING_KNOWN;
      this.#safe = 0;
    }
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#copies = null;
    this.#log = null;
  }

  /** What may be published; `null`: nothing of what there is. */
  get published(): Known | null {
    if (this.#log === null) return this.#published;
    if (this.#copies === null) return { state: this.#log.known, head: this.#log.head };
    return this.#published.state === EMPTY_STATE && this.#log.known.revision > 0 ? null : this.#published;
  }

  /** What is not proven; `null`: all is, or the database is one copy by nature. */
  get unproven(): Unproven | null {
    if (this.#copies === null || this.#log === null) return null;
    const last = this.#log.known.revision;
    const isBehind = this.#isPositionOwed || this.#replayed < this.#written;
    if (last <= this.#safe && !isBehind) return null;
    const revisions = last > this.#safe ? { first: this.#safe + 1, last } : null;
    return { revisions, isAlone: this.#isAlone };
  }

  /** Whether a second machine has a revision, asked now if it is not known to; `null`: there is none by nature. */
  async isSafe(revision: number): Promise<boolean | null> {
    if (this.#copies === null) return null;
    return this.#safe >= revision || ((await this.#try(this.#aim())) && this.#safe >= revision);
  }

  /** What was just written beside the log is to be proven as well. */
  async noteWritten(): Promise<void> {
    this.#isPositionOwed = this.#copies !== null;
    await this.#askPosition();
  }

  /**
   * Waits until a second machine has what is known of the log by now, and what was written beside it; not what is written
   * meanwhile. `false`: not in time, `null`: there is none by nature.
   */
  async prove(): Promise<boolean | null> {
    const aim = this.#aim();
    if (this.#copies === null || aim === null) return null;
    const end = performance.now() + PROOF_LIMIT;
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      if (await this.#try(aim)) return true;
      if (!this.#hasStandby || performance.now() > end) {
        await this.#publishAlone(aim);
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Proves what was read of the log, and what is read meanwhile, as far as it can be now. One at a time. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#proveAll().finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  async #proveAll(): Promise<void> {
    while (this.#log !== null && !this.#isAllPublished(this.#log)) {
      if ((await this.prove()) !== true) return;
    }
  }

  get #hasStandby(): boolean {
    return this.#copies?.hosts.some(({ answer }) => answer?.isStandby) ?? false;
  }

  get #isAlone(): boolean {
    return this.#copies?.writer?.answer?.alone != null;
  }

  /** What is to be proven: all of it, as it is now. */
  #aim(): Aim | null {
    const log = this.#log;
    return log && { log, known: { state: log.known, head: log.head }, position: null };
  }

  /** Asks once. */
  async #try(aim: Aim | null): Promise<boolean> {
    const copies = this.#copies;
    if (aim === null || copies === null || aim.log !== this.#log) return false;
    const { known } = aim;
    await this.#askPosition();
    if (!this.#isPositionOwed) aim.position ??= this.#written;
    const isOwed = aim.position === null;
    const position = aim.position ?? this.#written;
    const { revision } = known.state;
    if (!isOwed && this.#safe >= revision && this.#replayed >= position) {
      this.#publish(known);
      return true;
    }
    const holds = await copies.holds({ revision, hash: known.head }, position);
    if (holds) {
      this.#safe = Math.max(this.#safe, revision);
      this.#replayed = Math.max(this.#replayed, position);
    }
    if (holds) this.#publish(known);
    return holds && !isOwed;
  }

  /** It may have been written to a host that is lost since, and alone is said of another, which has never had it. */
  async #publishAlone({ log, known }: Aim): Promise<void> {
    const { state, head } = known;
    const holds = this.#isAlone && (await this.#copies?.holdsAlone({ revision: state.revision, hash: head }));
    if (holds && log === this.#log) this.#publish(known);
  }

  /** More of it, never less. */
  #publish(known: Known): void {
    const before = this.#published;
    const isSame = before.state === known.state && before.head === known.head;
    if (isSame || before.state.revision > known.state.revision) return;
    this.#published = known;
    // What is made of it keeps this process busy: whoever waits for the proof is answered before that.
    if (!this.#isToBeTold) {
      this.#isToBeTold = true;
      setImmediate(() => {
        this.#isToBeTold = false;
        this.#told();
      });
    }
  }

  async #askPosition(): Promise<void> {
    if (!this.#isPositionOwed) return;
    try {
      this.#written = Math.max(this.#written, (await this.#copies?.position()) ?? 0);
      this.#isPositionOwed = false;
    } catch {
      // Whoever was written to is gone since: it is asked when it is back.
    }
  }

  /** A standby that was away is back, or one that lags has some more. */
  async #lookAgain(): Promise<void> {
    const [log, copies] = [this.#log, this.#copies];
    if (log === null || copies === null || (this.unproven === null && this.#isAllPublished(log))) return;
    if (await this.#try(this.#aim())) return;
    if (this.#isAlone) await this.catchUp();
    const heads = copies.hosts.flatMap(({ answer }) => (answer?.isStandby ? [answer.head] : []));
    const newest = heads.sort((one, other) => other.revision - one.revision)[0];
    if (newest === undefined || newest.revision <= this.#safe || newest.revision >= log.known.revision)
      return;
    const part = await log.upTo(newest).catch(() => null);
    if (part === null) return;
    this.#safe = Math.max(this.#safe, newest.revision);
    this.#publish(part);
  }

  #isAllPublished(log: EventLog): boolean {
    return this.#published.state === log.known && this.#published.head === log.head;
  }
}
