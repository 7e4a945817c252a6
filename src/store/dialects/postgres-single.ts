import type { Database, Orm } from './dialect.ts';
import { clientOver, type LockedWrite, missingGuards, ormOver, writeLocked } from './postgres.ts';
import { hostName } from './postgres-host.ts';
import { PostgresLine } from './postgres-line.ts';

const LOCK_LIMIT = 5000;

/** One machine's PostgreSQL, asked by itself: a primary, a standby, or one that was the primary once. */
export interface SingleHost extends Pick<Database, 'client' | 'orm' | 'missingGuards' | 'close'> {
  /** As its address names it, without user and password: `one.example`. */
  readonly name: string;
  /** Whether it is in recovery: it follows another, or waits for one. */
  isStandby(): Promise<boolean>;
  /** Makes it the primary. @throws what it said when it cannot, or may not by this user */
  promote(): Promise<void>;
  /** One write transaction in it alone, whatever the others hold: for what says which of them is written to. */
  transact<T>(work: (tables: Orm) => Promise<T>): Promise<T>;
}

/**
 * @param url of one host; nothing is connected, or migrated, before something is asked
 * @param socket in the file system, in the place of the host that the address names
 */
export function openSingleHost(url: string, password: string | null, socket?: string): SingleHost {
  const line = () =>
    new PostgresLine({ url, password, lockLimit: LOCK_LIMIT, hosts: null, takesStandby: true, socket });
  const own = line();
  const write: LockedWrite = (work) => writeLocked(own, work);
  const client = clientOver(own, line, write);
  return {
    name: hostName(url),
    client,
    orm: ormOver((text, values) => own.use((ask) => ask(text, values))),
    missingGuards: () => missingGuards(client),
    isStandby: async () => {
      const { rows } = await client.execute('SELECT pg_is_in_recovery()::int AS standby');
      return Number(rows[0]?.standby) === 1;
    },
    promote: () =>
      own.use(async (_, sql) => {
        // All that it has received is replayed first: that may take longer than a statement otherwise may.
        await sql`SET statement_timeout = 0`;
        const [row] = await sql`SELECT pg_promote(true, 30) AS done`;
        await sql`RESET statement_timeout`;
        if (row?.done !== true)
          throw new Error('It was told to, and has not become the primary within 30 seconds.');
      }),
    transact: (work) => write((ask) => work(ormOver(ask))),
    close: () => own.drop(),
  };
}
