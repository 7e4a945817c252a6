import { DatabaseTrouble } from '../actions/database-trouble.ts';
import { postgresTrouble } from './dialects/postgres-trouble.ts';
import { sqliteTrouble } from './dialects/sqlite-trouble.ts';

/** What an error of the database means. An error that is none of it (a mistake of ours) is `null`. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  let isDatabase = false;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseTrouble) return cause;
    // PostgreSQL's first: its words are not looked into, and may be like those that SQLite is told by.
    const code = postgresTrouble(cause) ?? sqliteTrouble(cause);
    if (code !== null && code !== 'database.failed') return new DatabaseTrouble(code, error);
    isDatabase ||= code !== null || cause.name === 'DrizzleQueryError';
  }
  return isDatabase ? new DatabaseTrouble('database.failed', error) : null;
}
