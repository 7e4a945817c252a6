import type { TroubleCode } from '../../actions/database-trouble.ts';

const PATTERNS: readonly (readonly [RegExp, TroubleCode])[] = [
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

/** What an error of libSQL means; `failed`: one that none of this says; `null`: none of its errors. */
export function sqliteTrouble(error: Error): TroubleCode | null {
  const text = `${'code' in error ? error.code : ''} ${error.message}`;
  const known = PATTERNS.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  return error.name === 'LibsqlError' ? 'database.failed' : null;
}
