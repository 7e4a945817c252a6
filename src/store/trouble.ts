import { DatabaseTrouble, type TroubleCode } from '../actions/database-trouble.ts';

const BY_SQLITE: readonly (readonly [RegExp, TroubleCode])[] = [
  [/SQLITE_(BUSY|LOCKED)/, 'database.locked'],
  [/SQLITE_(READONLY|PERM)|EROFS|EACCES/, 'database.readonly'],
  [/SQLITE_FULL|ENOSPC|EDQUOT/, 'database.full'],
  [/SQLITE_(CORRUPT|NOTADB|FORMAT|IOERR)|file is not a database|malformed/, 'database.corrupt'],
  [/no such table/, 'database.behind'],
  [/SQLITE_CANTOPEN|Unable to open connection|ENOENT|no such file/, 'database.missing'],
  [
    /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|SERVER_ERROR|HRANA|socket|timed out|due to timeout/i,
    'database.unreachable',
  ],
];

/** What an error of the database means. An error that is none of it (a mistake of ours) is `null`. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  let isDatabase = false;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseTrouble) return cause;
    const text = `${'code' in cause ? cause.code : ''} ${cause.message}`;
    const known = BY_SQLITE.find(([pattern]) => pattern.test(text));
    if (known) return new DatabaseTrouble(known[1], error);
    isDatabase ||= cause.name === 'LibsqlError' || cause.name === 'DrizzleQueryError';
  }
  return isDatabase ? new DatabaseTrouble('database.failed', error) : null;
}
