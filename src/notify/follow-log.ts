import type { AnswerReading } from '../domain/answer-differences.ts';
import { siteNow } from '../domain/clock.ts';
import type { LogEvent, Revision } from '../domain/events.ts';
import { nextChangeAfter } from '../domain/next-change.ts';
import { mayHaveBeenTold } from '../domain/notify-status.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { momentBefore, netOccurrences } from '../domain/occurrence-net.ts';
import { isTooLateToTell, occurrencesAlong } from '../domain/occurrences-along.ts';
import { extend, project } from '../domain/projection.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import { type Instant, msFromInstant } from '../domain/time.ts';
import type { CursorPlace, TellingCursor } from '../store/telling/cursor.ts';
import type { StoredOccurrence } from '../store/telling/occurrences.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';

/** The log as far as it may be told. */
export interface KnownLog {
  readonly state: State;
  /** Hash of its last event; empty: of an empty log. */
  readonly head: string;
}

interface FollowOptions {
  readonly telling: StoredTelling;
  /** As far as it is safe; `null`: none of it yet. */
  readonly known: () => KnownLog | null;
  readonly wallClock: () => Instant;
  /** The public address; empty: none. */
  readonly siteUrl: string;
  /** How Markdown of answers reads. */
  readonly reading?: AnswerReading;
  /** What happened before it first looks is told to nobody. */
  readonly skipsOld?: boolean;
}

/** Finds in the log, and in what the clock does, what people are told of, and writes it down exactly once. */
export class LogTelling {
  readonly #options: FollowOptions;
  /** The log at the cursor. */
  #told: KnownLog = { state: EMPTY_STATE, head: '' };
  /** The log before what waits for its quiet window, by its revisions. */
  readonly #before = new Map<Revision, State>();
  #skipsOld: boolean;
  #released = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#skipsOld = options.skipsOld ?? false;
  }

  /** How many occurrences went out together when it last looked. */
  get released(): number {
    return this.#released;
  }

  /**
   * Looks at what is new.
   *
   * @returns until the clock does something, or a quiet window closes (ms); `Infinity`: neither is known
   */
  async look(): Promise<number> {
    const { telling, known, wallClock, siteUrl } = this.#options;
    this.#released = 0;
    const head = known();
    if (head === null || head.state.revision === 0) return Number.POSITIVE_INFINITY;
    const cursor = await telling.cursor();
    if (cursor === null) {
      await telling.begin(placeOf(head, siteNow(head.state, wallClock())), siteUrl);
      return 0;
    }
    if (cursor.pause?.why === 'copied') await telling.takeUpCopy();
    if (mayHaveBeenTold(cursor.pause)) return Number.POSITIVE_INFINITY;
    if (cursor.logId !== head.state.logId || !(await telling.isInLog(cursor))) {
      await telling.pause('restored', null);
      return Number.POSITIVE_INFINITY;
    }
    const isMoved = cursor.siteUrl !== siteUrl;
    if (isMoved && cursor.pause?.why !== 'address') await telling.pause('address', null);
    // Another worker knows more of it already.
    if (cursor.revision > head.state.revision) return Number.POSITIVE_INFINITY;
    if (this.#skipsOld) await this.#skip(cursor, head);
    else await this.#advance(cursor, head);
    const isPaused = isMoved || cursor.pause !== null;
    if (!isPaused) await this.#release();
    return this.#untilNext(isPaused);
  }

  async #skip(cursor: TellingCursor, head: KnownLog): Promise<void> {
    const { telling, wallClock } = this.#options;
    await telling.advance(cursor, placeOf(head, siteNow(head.state, wallClock())), []);
    this.#skipsOld = false;
    this.#told = head;
  }

  async #advance(cursor: TellingCursor, head: KnownLog): Promise<void> {
    const { telling, wallClock, reading } = this.#options;
    await this.#catchUp(cursor, head);
    const from = this.#told.state;
    const wall = wallClock();
    const events = await telling.events(cursor.revision, head.state.revision);
    const change = nextChangeAfter(from, cursor.clockAt);
    if (events.length === 0 && (change === null || change > siteNow(from, wall))) return;
    const along = occurrencesAlong({ state: from, clockAt: cursor.clockAt }, events, wall, reading);
    const last = events.at(-1);
    const place = {
      logId: cursor.logId,
      revision: last?.sequence ?? cursor.revision,
      hash: last?.hash ?? cursor.hash,
      clockAt: along.clockAt,
    };
    if (!(await telling.advance(cursor, place, along.occurrences))) return;
    this.#keepBefore(from, events, along.occurrences);
    this.#told = place.hash === head.head ? head : { state: along.state, head: place.hash };
  }

  /** The state at the cursor, whoever moved it. */
  async #catchUp({ revision, hash }: CursorPlace, head: KnownLog): Promise<void> {
    if (this.#told.head === hash) return;
    if (head.head === hash) this.#told = head;
    else this.#told = { state: project(await this.#options.telling.events(0, revision)), head: hash };
  }

  #keepBefore(from: State, events: readonly LogEvent[], occurrences: readonly Occurrence[]): void {
    for (const occurrence of occurrences) {
      const { revision } = momentBefore(occurrence);
      if (this.#before.has(revision)) continue;
      this.#before.set(
        revision,
        extend(
          from,
          events.filter(({ sequence }) => sequence <= revision),
        ),
      );
    }
  }

  /** Those whose quiet window closed go out, as far as they come to something. */
  async #release(): Promise<void> {
    const { telling, wallClock } = this.#options;
    const wall = wallClock();
    const due = (await telling.waiting()).filter(({ dueAt }) => dueAt <= wall);
    const [first] = due;
    if (first === undefined) return;
    const { revision, now } = momentBefore(first.occurrence);
    const before = this.#before.get(revision) ?? project(await telling.events(0, revision));
    const { state, head } = this.#told;
    const last = { state, now: siteNow(state, wall) };
    const keys = new Set(due.map(({ occurrence }) => occurrence.key));
    await telling.release(placeOf({ state, head }, last.now), keys, (found) =>
      this.#net(found, { state: before, now }, last, wall),
    );
    this.#before.clear();
  }

  #net(
    due: readonly StoredOccurrence[],
    first: { readonly state: State; readonly now: Instant },
    last: { readonly state: State; readonly now: Instant },
    wall: Instant,
  ): readonly Occurrence[] {
    const fresh = due.filter(({ seenAt }) => !isTooLateToTell(seenAt, wall));
    const waiting = fresh.map(({ occurrence }) => occurrence);
    const { kept } = netOccurrences(waiting, first, last, this.#options.reading);
    this.#released = kept.length;
    return kept;
  }

  async #untilNext(isPaused: boolean): Promise<number> {
    const { telling, wallClock } = this.#options;
    const { state } = this.#told;
    const wall = wallClock();
    const now = siteNow(state, wall);
    const change = nextChangeAfter(state, now);
    const window = isPaused ? null : await telling.nextWindow();
    return Math.min(
      change === null ? Number.POSITIVE_INFINITY : msFromInstant(change) - msFromInstant(now),
      window === null ? Number.POSITIVE_INFINITY : Math.max(0, msFromInstant(window) - msFromInstant(wall)),
    );
  }
}

function placeOf({ state, head }: KnownLog, clockAt: Instant): CursorPlace {
  return { logId: state.logId ?? '', revision: state.revision, hash: head, clockAt };
}
