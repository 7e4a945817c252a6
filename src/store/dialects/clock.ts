import { type SQL, sql } from 'drizzle-orm';

/** The clock of PostgreSQL at this instant, as this program writes instants; not that at which its transaction began. */
export const POSTGRES_CLOCK: SQL<string> = sql<string>`to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The same of libSQL: of a server its own, of a file this machine's. */
export const SQLITE_CLOCK: SQL<string> = sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;
