import { and, asc, eq } from 'drizzle-orm';
import { authorityNotices } from '../../db/schema.ts';
import type { SentNotices } from '../actions/note-sent.ts';
import { OWED_AFTER, type SentNotice } from '../domain/authority-clock.ts';
import type { Tables } from './log.ts';

/** Where the tables are. */
interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/** What was sent to the authority of incidents, in the database: beside the log, and on no page of readers. */
export class AuthorityNotices implements SentNotices {
  readonly #access: TableAccess;

  constructor(access: TableAccess) {
    this.#access = access;
  }

  /** The first sent first. */
  async list(): Promise<readonly SentNotice[]> {
    const rows = await this.#access.use((tables) =>
      tables.select().from(authorityNotices).orderBy(asc(authorityNotices.sentAt)),
    );
    return rows.flatMap((row) => {
      const hours = OWED_AFTER.find((one) => one === row.hours);
      return hours === undefined ? [] : [{ ...row, hours }];
    });
  }

  async note(notice: SentNotice): Promise<void> {
    await this.#access.transact(async (tables) => {
      await tables
        .delete(authorityNotices)
        .where(and(eq(authorityNotices.incident, notice.incident), eq(authorityNotices.hours, notice.hours)));
      await tables.insert(authorityNotices).values(notice);
    });
  }
}
