import { siteNow } from '../domain/clock.ts';
import type { LogEvent } from '../domain/events.ts';
import { nextChangeAfter } from '../domain/next-change.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import { extend, project } from '../domain/projection.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import { instantAfter } from '../domain/telling-times.ts';
import { type Instant, msFromInstant } from '../domain/time.ts';
import { isStillNews, subjectKey, toldFacts } from '../domain/told-facts.ts';
import type { CursorPlace, TellingCursor } from '../store/telling/cursor.ts';
import type { FoundOccurrence, StoredOccurrence } from '../store/telling/occurrences.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';
import type { Happenings } from './happenings.ts';

/** What happened longer ago than that is told to nobody (ms). */
const TOO_LATE = 60 * 60 * 1000;

/** The log as far as it may be told. */
export interface KnownLog {
  readonly state: State;
  /** Hash of its last event; empty: of an empty log. */
  readonly head: string;
}

interface FollowOptions {
  readonly telling: StoredTelling;
  readonly happenings: Happenings;
  /** As far as it is safe; `null`: none of it yet. */
  readonly known: () => KnownLog | null;
  readonly wallClock: () => Instant;
  /** The public address; empty: none. */
  readonly siteUrl: string;
}

/** Finds in the log, and in what the clock does, what people are told of, and writes it down exactly once. */
export class LogTelling {
  readonly #options: FollowOptions;
  /** The log at the cursor. */
  #told: KnownLog = { state: EMPTY_STATE, head: '' };

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /**
   * Looks at what is new.
   *
   * @returns until the clock does something, or a quiet window closes (ms); `Infinity`: neither is known
   */
  async look(): Promise<number> {
    const { telling, known, wallClock, siteUrl } = this.#options;
    const head = known();
    if (head === null || head.state.revision === 0) return Number.POSITIVE_INFINITY;
    const cursor = await telling.cursor();
    if (cursor === null) {
      await telling.begin(placeOf(head, siteNow(head.state, wallClock())), siteUrl);
      return 0;
    }
    if (cursor.logId !== head.state.logId || !(await telling.isInLog(cursor))) {
      if (cursor.pause?.why !== 'restored') await telling.pause('restored', null);
      return Number.POSITIVE_INFINITY;
    }
    const isMoved = cursor.siteUrl !== siteUrl;
    if (isMoved && cursor.pause?.why !== 'address') await telling.pause('address', null);
    // What is known here is behind what another worker has told of.
    if (cursor.revision > head.state.revision || cursor.pause?.why === 'restored')
      return Number.POSITIVE_INFINITY;
    await this.#advance(cursor, head);
    const isPaused = isMoved || cursor.pause !== null;
    if (!isPaused) await this.#release(head);
    return this.#untilNext(isPaused);
  }

  async #advance(cursor: TellingCursor, head: KnownLog): Promise<void> {
    const { telling, wallClock } = this.#options;
    await this.#catchUp(cursor, head);
    const news = await telling.events(cursor.revision, head.state.revision);
    let place: CursorPlace = cursor;
    let state = this.#told.state;
    for (const event of news) {
      const after = await this.#step(state, event);
      const found = [...this.#ofClock(state, place, event), ...this.#ofEvent(state, event, after)];
      const next = {
        logId: event.logId,
        revision: event.sequence,
        hash: event.hash,
        clockAt: clockAfter(place.clockAt, event),
      };
      if (!(await telling.advance(place, next, found))) return;
      place = next;
      state = after;
      this.#told = { state, head: event.hash };
    }
    // Equal, and kept in memory once.
    if (this.#told.head === head.head) this.#told = head;
    const now = siteNow(this.#told.state, wallClock());
    const change = nextChangeAfter(this.#told.state, place.clockAt);
    if (change === null || change > now) return;
    const found = this.#found(this.#options.happenings.ofClock(this.#told.state, place.clockAt, now), null);
    await telling.advance(place, { ...place, clockAt: now }, found);
  }

  /** What was taken out reads as if it had not been said: all is read again. */
  async #step(state: State, event: LogEvent): Promise<State> {
    if (event.type !== 'event.redacted') return extend(state, [event]);
    return project(await this.#options.telling.events(0, event.sequence));
  }

  /** The state at the cursor, whoever moved it. */
  async #catchUp(cursor: CursorPlace, head: KnownLog): Promise<void> {
    if (this.#told.head === cursor.hash) return;
    if (head.head === cursor.hash) {
      this.#told = head;
      return;
    }
    const before = await this.#options.telling.events(0, cursor.revision);
    this.#told = { state: project(before), head: cursor.hash };
  }

  #ofEvent(before: State, event: LogEvent, after: State): FoundOccurrence[] {
    const { happenings, wallClock } = this.#options;
    if (event.recordedAt < instantAfter(wallClock(), -TOO_LATE)) return [];
    return happenings.ofEvent(before, event, after).map((occurrence) => ({
      occurrence,
      facts: toldFacts(before, occurrence.subjects, event.effectiveAt),
    }));
  }

  /** What the clock did up to an event. Where it was set, it jumped: what lies between did not happen. */
  #ofClock(state: State, place: CursorPlace, event: LogEvent): FoundOccurrence[] {
    if (event.type === 'clock.set' || event.effectiveAt <= place.clockAt) return [];
    return this.#found(this.#options.happenings.ofClock(state, place.clockAt, event.effectiveAt), event);
  }

  #found(occurrences: readonly Occurrence[], until: LogEvent | null): FoundOccurrence[] {
    const now = siteNow(this.#told.state, this.#options.wallClock());
    const oldest = instantAfter(until && until.effectiveAt > now ? until.effectiveAt : now, -TOO_LATE);
    return occurrences.filter(({ at }) => at >= oldest).map((occurrence) => ({ occurrence, facts: {} }));
  }

  /** Those whose quiet window closed go out, as far as they come to something. */
  async #release(head: KnownLog): Promise<void> {
    const { telling, wallClock } = this.#options;
    if (!(await telling.hasDueWindow())) return;
    const { state } = this.#told;
    const now = siteNow(state, wallClock());
    await telling.release(placeOf({ state, head: head.head }, now), (due) =>
      this.#stillTold(due, state, now),
    );
  }

  #stillTold(due: readonly StoredOccurrence[], state: State, now: Instant): Map<string, Occurrence> {
    const { happenings, wallClock } = this.#options;
    const oldest = instantAfter(wallClock(), -TOO_LATE);
    const keys = new Set(due.map(({ occurrence }) => occurrence.key));
    // Said and taken back before anybody was told.
    const taken = due.filter(({ occurrence }) => occurrence.undoes !== null && keys.has(occurrence.undoes));
    const gone = new Set(taken.flatMap(({ occurrence }) => [occurrence.key, occurrence.undoes ?? '']));
    // As it was before the first of them.
    const before: Record<string, string> = {};
    for (const { facts } of due.toReversed()) Object.assign(before, facts);
    const told = new Map<string, Occurrence>();
    for (const { occurrence, seenAt } of due) {
      if (gone.has(occurrence.key) || seenAt < oldest) continue;
      const left = happenings.narrow(occurrence, (subject) =>
        isStillNews(subject, before[subjectKey(subject)], state, now),
      );
      if (left) told.set(left.key, left);
    }
    return told;
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

/** The site clock goes forward; set, it is where it was set to. */
function clockAfter(clockAt: Instant, event: LogEvent): Instant {
  return event.type === 'clock.set' || event.effectiveAt > clockAt ? event.effectiveAt : clockAt;
}
