import { randomUUID } from 'node:crypto';
import { eq, like, or } from 'drizzle-orm';
import { eventPayloads, keyedAnswers } from '../../db/schema.ts';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { AppendResult, Decision, Log } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import { siteNow } from '../domain/clock.ts';
import type { DraftEvent, LogEvent, Revision } from '../domain/events.ts';
import { extend, project } from '../domain/projection.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Database, Head, Orm, Tables, WriteOptions } from './dialects/dialect.ts';
import {
  findEvent,
  insertEvent,
  readAllEvents,
  readEvents,
  readHead,
  readLast,
  stepsWithout,
} from './stored-events.ts';
import { troubleOf } from './trouble.ts';
import { CURRENT_VERSION } from './upcast.ts';
import { readWritable } from './upgrade.ts';
import { withinLimit } from './within-limit.ts';
import { FORMER_VERSION, versionFor } from './written-as.ts';

/** What was read of a log. */
export interface Known {
  readonly state: State;
  /** Hash of the last event; empty for an empty log. */
  readonly head: string;
}

export const NOTHING_KNOWN: Known = { state: EMPTY_STATE, head: '' };

/** What was published of a log. */
export interface Claim {
  readonly revision: Revision;
  readonly logId: string | null;
  readonly head: string;
}

export type { Tables };

/**
 * The log in its database, with its running state. `wallClock` gives the machine's time; the site clock is the
 * log's own.
 */
export class EventLog implements Log {
  readonly #database: Database;
  readonly #wallClock: () => Instant;
  #known: Known;
  /** One statement at a time: the client refuses others while its transaction is open. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `known`: what was read of this log before, over another connection; the log must still go on from it. */
  constructor(database: Database, wallClock: () => Instant, known: Known = NOTHING_KNOWN) {
    this.#database = database;
    this.#wallClock = wallClock;
    this.#known = known;
  }

  /** The state as far as it was last read: no wait, perhaps a moment old. */
  get known(): State {
    return this.#known.state;
  }

  /** Hash of the last event of `known`; empty for an empty log. */
  get head(): string {
    return this.#known.head;
  }

  /** @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read */
  async current(): Promise<State> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      this.#known = await catchUp(this.#database.orm, this.#known);
      return this.#known.state;
    });
  }

  /** @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read */
  async append(decide: Decision, changeId?: string): Promise<AppendResult | Refusal> {
    return this.transact((_, log) => log.append(decide, changeId));
  }

  /**
   * One write transaction over the log and the tables beside it: all of it is there afterwards, or nothing. Inside,
   * only `tables` and `log` may be used. Nothing is acknowledged that could be lost: the file is looked at before,
   * right before the commit, and after it.
   * @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read
   */
  async transact<T>(work: (tables: Tables, log: Log) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      let known = this.#known;
      let hasRedacted = false;
      const result = await this.#database.transact(async (tx) => {
        if (options.erases) await this.#database.overwriteDeleted(tx);
        const done = await work(tx, {
          current: async () => {
            known = await catchUp(tx, known);
            return known.state;
          },
          append: async (decide, changeId) => {
            const decided = await this.#appendIn(tx, known, decide, changeId);
            if (decided.ok) {
              known = { state: decided.state, head: await readHead(tx, decided.revision) };
              hasRedacted ||= decided.events.some(isRedaction);
            }
            return decided;
          },
        });
        this.#database.assertSame();
        return done;
      }, options);
      this.#database.assertSame();
      this.#known = known;
      if (hasRedacted) await this.#database.purge();
      if (options.erases) await this.#database.forgetDeleted();
      return result;
    });
  }

  /** Reads or writes the tables beside the log, between two of its transactions. */
  async use<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      return work(this.#database.orm);
    });
  }

  /**
   * Whether the log goes on from what was published.
   * @throws DatabaseTrouble when it is another log, lacks its last events, or has others in their place
   */
  async assertContinues({ revision, logId, head }: Claim): Promise<void> {
    if (revision === 0) return;
    const { state } = await this.#inTurn(async () => {
      this.#known = await catchUp(this.#database.orm, this.#known);
      return this.#known;
    });
    if (state.revision === 0) throw new DatabaseTrouble('database.behind');
    if (state.logId !== logId) throw new DatabaseTrouble('database.other');
    if (state.revision < revision) throw new DatabaseTrouble('database.behind');
    if ((await readHead(this.#database.orm, revision)) !== head)
      throw new DatabaseTrouble('database.diverged');
  }

  /** The log as it was when it ended there; `null`: it never did. What was redacted since is gone from it. */
  async upTo({ revision, hash }: Head): Promise<Known | null> {
    return this.#inTurn(async () => {
      const orm = this.#database.orm;
      if ((await readHead(orm, revision)) !== hash) return null;
      const past = (await readEvents(orm, 0)).filter(({ sequence }) => sequence <= revision);
      return { state: project(past), head: hash };
    });
  }

  async #appendIn(
    tx: Orm,
    known: Known,
    decide: Decision,
    changeId?: string,
  ): Promise<AppendResult | Refusal> {
    let { state } = await catchUp(tx, known);
    const done = changeId === undefined ? null : await findEvent(tx, changeId);
    if (done) return { ok: true, revision: done.sequence, events: [done], state };
    const recordedAt = this.#wallClock();
    const drafts = decide({ state, now: siteNow(state, recordedAt), wall: recordedAt });
    if ('ok' in drafts) return drafts;
    const versions = await this.#versionsFor(tx, drafts);
    if ('ok' in versions) return versions;
    const appended: LogEvent[] = [];
    for (const [index, draft] of drafts.entries()) {
      // A change that takes several events is found again by its first.
      const id = (appended.length === 0 ? changeId : undefined) ?? randomUUID();
      const version = versions[index] ?? CURRENT_VERSION[draft.type];
      const event = await insertEvent(tx, state, { draft, version }, recordedAt, id);
      if (draft.type === 'event.redacted') await this.#takeOut(tx, draft.payload);
      state = isRedaction(event) ? project(await readEvents(tx, 0)) : extend(state, [event]);
      appended.push(event);
    }
    return { ok: true, revision: state.revision, events: appended, state };
  }

  /** In which version each is written, so that every node reads it. */
  async #versionsFor(tx: Orm, drafts: readonly DraftEvent[]): Promise<number[] | Refusal> {
    const isNews = drafts.some(({ type }) => CURRENT_VERSION[type] > (FORMER_VERSION[type] ?? 0));
    const allowed = isNews ? await readWritable(tx, this.#database.clock) : CURRENT_VERSION;
    const versions: number[] = [];
    for (const draft of drafts) {
      const version = versionFor(draft, allowed);
      if (version === null) {
        return {
          ok: false,
          code: 'upgrade.unfinished',
          message:
            'Not every node can read that yet, so nothing was changed. Upgrade all of them, then: latarnia upgrade finish.',
        };
      }
      versions.push(version);
    }
    return versions;
  }

  /** Takes out what a redaction names, its bytes out of the database, and the answers to machines that may repeat it. */
  async #takeOut(
    tx: Orm,
    { revision, parts }: { readonly revision: Revision; readonly parts?: readonly string[] },
  ): Promise<void> {
    await this.#database.overwriteDeleted(tx);
    const isIt = eq(eventPayloads.sequence, revision);
    if (parts === undefined) await tx.delete(eventPayloads).where(isIt);
    else {
      const steps = await stepsWithout(tx, revision, parts);
      for (const payload of steps) await tx.update(eventPayloads).set({ payload }).where(isIt);
    }
    // What a change dropped, and what stood against it: the words of other events.
    await tx
      .delete(keyedAnswers)
      .where(or(like(keyedAnswers.body, '%"dropped":%'), like(keyedAnswers.body, '%"current":%')));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const limit = this.#database.timeLimit;
    const turn = this.#queue
      .then(() => withinLimit(work(), limit))
      .catch((error: unknown) => {
        if (isStuck(error)) this.#database.renew();
        throw error;
      });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether a connection is good for nothing after an error. */
function isStuck(error: unknown): boolean {
  const code = troubleOf(error)?.code;
  return code === 'database.locked' || code === 'database.unreachable';
}

/** A redaction changes what was read before it: the log has to be read from its beginning again. */
function isRedaction({ type }: LogEvent): boolean {
  return type === 'event.redacted';
}

/** Reads on from what is known, after having seen that it still stands there. */
async function catchUp(orm: Pick<Orm, 'select'>, { state, head }: Known): Promise<Known> {
  const last = await readLast(orm);
  // Most looks find nothing new: one row tells it.
  if (last?.sequence === state.revision && last.hash === head) return { state, head };
  if (state.revision > 0) {
    const found = await readHead(orm, state.revision);
    if (found === '') throw new DatabaseTrouble('database.behind');
    if (found !== head) throw new DatabaseTrouble('database.diverged');
  }
  const news = await readAllEvents(orm, state.revision);
  if (news.length === 0) return { state, head };
  const current = news.some(isRedaction) ? project(await readAllEvents(orm, 0)) : extend(state, news);
  return { state: current, head: await readHead(orm, current.revision) };
}
