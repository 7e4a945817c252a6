import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { events, intents } from '../../db/schema.ts';
import { DatabaseTrouble, refuseTrouble } from '../actions/database-trouble.ts';
import type {
  Intent,
  Intents,
  NewIntent,
  PresentMoment,
  RefusedIntent,
  Settle,
  Settlement,
  WaitingIntent,
} from '../actions/intents.ts';
import type { Log } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import { siteNow } from '../domain/clock.ts';
import type { Revision } from '../domain/events.ts';
import type { Instant } from '../domain/time.ts';
import { authorityLeft } from './authority-left.ts';
import { toIntent } from './intent-row.ts';
import type { Tables } from './log.ts';

const LOST: Pick<Refusal, 'code' | 'message'> = {
  code: 'machine.lost',
  message:
    'Only a machine that was lost had this. See whether it is still true, and apply it again, or dismiss it.',
};

/** The log, and the tables beside it. */
interface Ledger {
  /** All that is done in it is there afterwards, or nothing. */
  transact<T>(work: (tables: Tables, log: Log) => Promise<T>): Promise<T>;
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/**
 * Publications to come, in the table beside the log. An intent and its event are written in one transaction that sees
 * the intent wait: however many processes try, and whenever one dies, it is published once.
 */
export class StoredIntents implements Intents {
  readonly #ledger: Ledger;
  readonly #wallClock: () => Instant;

  constructor(ledger: Ledger, wallClock: () => Instant) {
    this.#ledger = ledger;
    this.#wallClock = wallClock;
  }

  async open(): Promise<readonly (WaitingIntent | RefusedIntent)[]> {
    const rows = await this.#ledger.use((tables) =>
      tables
        .select()
        .from(intents)
        .where(
          or(eq(intents.status, 'waiting'), and(eq(intents.status, 'refused'), isNull(intents.settledBy))),
        )
        .orderBy(asc(intents.applyAt), asc(intents.number)),
    );
    return rows.map(toIntent).filter((one) => one.status === 'waiting' || one.status === 'refused');
  }

  async settled(limit: number): Promise<readonly Intent[]> {
    const rows = await this.#ledger.use((tables) =>
      tables
        .select()
        .from(intents)
        .where(ne(intents.status, 'waiting'))
        .orderBy(desc(intents.settledAt), desc(intents.number))
        .limit(limit),
    );
    return rows.map(toIntent);
  }

  async find(id: string): Promise<Intent | null> {
    return this.#ledger.use((tables) => findIntent(tables, id));
  }

  async add(decide: (moment: PresentMoment) => NewIntent | Refusal): Promise<WaitingIntent | Refusal> {
    return orRefusal(() =>
      this.#ledger.transact(async (tables, log) => {
        const moment = await this.#moment(log);
        const decided = decide(moment);
        if ('ok' in decided) return decided;
        const kept = { ...decided, id: randomUUID(), createdAt: moment.wall, status: 'waiting' } as const;
        await tables.insert(intents).values({
          ...kept,
          proposal: JSON.stringify(decided.proposal),
          authority: JSON.stringify(decided.authority),
        });
        return kept;
      }),
    );
  }

  /**
   * Keeps what was written on a machine that was lost, as changes that were not applied: a person looks at each. What is known
   * already, here or in the log, is left out.
   *
   * @returns how many are new
   */
  async keepLost(lost: readonly (NewIntent & Pick<WaitingIntent, 'id' | 'createdAt'>)[]): Promise<number> {
    return this.#ledger.transact(async (tables) => {
      let count = 0;
      for (const one of lost) {
        const [kept] = await tables.select({ id: intents.id }).from(intents).where(eq(intents.id, one.id));
        const [said] = await tables
          .select({ revision: events.sequence })
          .from(events)
          .where(eq(events.changeId, one.id));
        if (kept || said) continue;
        await tables.insert(intents).values({
          ...one,
          status: 'refused',
          proposal: JSON.stringify(one.proposal),
          authority: JSON.stringify(one.authority),
          settledAt: this.#wallClock(),
          refusal: JSON.stringify(LOST),
        });
        count += 1;
      }
      return count;
    });
  }

  async settle(id: string, decide: Settle): Promise<Intent | Refusal | null> {
    return orRefusal(() =>
      this.#ledger.transact(async (tables, log) => {
        const intent = await findIntent(tables, id);
        if (intent?.status !== 'waiting') return intent;
        const moment = await this.#moment(log);
        const left = await authorityLeft(tables, intent, moment.wall);
        const settlement = decide(intent, moment, await foreseenBy(tables, intent), left);
        if (settlement === null) return intent;
        await write(tables, log, id, settlement, moment.wall);
        return findIntent(tables, id);
      }),
    );
  }

  async dismiss(id: string, by: string): Promise<void> {
    await this.#ledger.use((tables) =>
      tables
        .update(intents)
        .set({ settledBy: by })
        .where(and(eq(intents.id, id), eq(intents.status, 'refused'), isNull(intents.settledBy))),
    );
  }

  async #moment(log: Log): Promise<PresentMoment> {
    const state = await log.current();
    const wall = this.#wallClock();
    return { state, now: siteNow(state, wall), wall };
  }
}

async function findIntent(tables: Tables, id: string): Promise<Intent | null> {
  const [row] = await tables.select().from(intents).where(eq(intents.id, id));
  return row ? toIntent(row) : null;
}

/** What else the author of an intent had waiting, and was published after it was made: their revisions. */
async function foreseenBy(tables: Tables, { actor, basis }: WaitingIntent): Promise<Revision[]> {
  const rows = await tables
    .select({ revision: intents.revision })
    .from(intents)
    .where(and(eq(intents.actor, actor), gt(intents.revision, basis)));
  return rows.flatMap(({ revision }) => revision ?? []);
}

/** Writes what becomes of an intent, together with what it appends. */
async function write(
  tables: Tables,
  log: Log,
  id: string,
  settlement: NonNullable<Settlement>,
  settledAt: Instant,
): Promise<void> {
  const { status } = settlement;
  const set = (values: Partial<typeof intents.$inferInsert>) =>
    tables
      .update(intents)
      .set({ status, settledAt, ...values })
      .where(eq(intents.id, id));
  switch (status) {
    case 'applied': {
      const appended = await log.append(() => settlement.drafts, id);
      if (!appended.ok) throw new Error(appended.message);
      await set({ revision: appended.events[0]?.sequence, proposal: null });
      return;
    }
    case 'cancelled':
      await set({ settledBy: settlement.by });
      return;
    case 'refused': {
      const { code, message } = settlement.refusal;
      await set({ refusal: JSON.stringify({ code, message }) });
      return;
    }
    default:
      status satisfies never;
  }
}

/** What is the database’s fault is said as a refusal. */
async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error;
    return refuseTrouble(error);
  }
}
