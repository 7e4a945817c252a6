import { createHash } from 'node:crypto';
import { and, desc, eq, lte } from 'drizzle-orm';
import { keyedAnswers } from '../../db/schema.ts';
import type { Log } from '../actions/ports.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { Tables } from './log.ts';

/** How long an answer is remembered (ms), and how many of one token. */
const KEPT_FOR = 24 * 60 * 60 * 1000;
const KEPT_FOR_EACH = 10_000;

/** What was answered, as far as it is remembered. */
interface KeptAnswer {
  readonly status: number;
  /** JSON */
  readonly body: string;
}

/** A request that its sender may repeat without its being done twice. */
interface KeyedRequest {
  readonly tokenId: string;
  /** As the sender chose it. */
  readonly key: string;
  /** The same for the same method, address and body, different for any other. */
  readonly fingerprint: string;
}

/** Done in the transaction: what to answer, and whether a repetition is to be answered the same. */
interface KeyedOutcome {
  readonly answer: KeptAnswer;
  readonly isKept: boolean;
}

/** Where the log and the tables are written together. */
interface Transactions {
  transact<T>(work: (tables: Tables, log: Log) => Promise<T>): Promise<T>;
}

/** The answers to requests with a key (draft-ietf-httpapi-idempotency-key-header), for 24 hours. */
export class KeyedAnswers {
  readonly #transactions: Transactions;
  readonly #wallClock: () => Instant;

  constructor(transactions: Transactions, wallClock: () => Instant) {
    this.#transactions = transactions;
    this.#wallClock = wallClock;
  }

  /**
   * Does what is asked for, or answers what was answered before. The event, the look for an earlier answer and the
   * answer itself are one transaction: a crash leaves all of it or nothing, and no second writer comes in between.
   * `reused`: the key came before, with something else.
   */
  async once(
    { tokenId, key, fingerprint }: KeyedRequest,
    work: (log: Log) => Promise<KeyedOutcome>,
  ): Promise<KeptAnswer | 'reused'> {
    const hashed = createHash('sha256').update(key).digest('hex');
    return this.#transactions.transact(async (tables, log) => {
      await this.#forget(tables, tokenId);
      const [found] = await tables
        .select()
        .from(keyedAnswers)
        .where(and(eq(keyedAnswers.tokenId, tokenId), eq(keyedAnswers.key, hashed)));
      if (found && found.fingerprint !== fingerprint) return 'reused';
      if (found) return { status: found.status, body: found.body };
      const { answer, isKept } = await work(log);
      if (isKept) {
        await tables
          .insert(keyedAnswers)
          .values({ tokenId, key: hashed, fingerprint, ...answer, createdAt: this.#wallClock() });
      }
      return answer;
    });
  }

  async #forget(tables: Tables, tokenId: string): Promise<void> {
    const old = instantAfter(this.#wallClock(), -KEPT_FOR);
    await tables.delete(keyedAnswers).where(lte(keyedAnswers.createdAt, old));
    const [surplus] = await tables
      .select({ createdAt: keyedAnswers.createdAt })
      .from(keyedAnswers)
      .where(eq(keyedAnswers.tokenId, tokenId))
      .orderBy(desc(keyedAnswers.createdAt))
      .limit(1)
      .offset(KEPT_FOR_EACH);
    if (!surplus) return;
    await tables
      .delete(keyedAnswers)
      .where(and(eq(keyedAnswers.tokenId, tokenId), lte(keyedAnswers.createdAt, surplus.createdAt)));
  }
}
