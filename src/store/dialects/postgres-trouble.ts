import type { TroubleCode } from '../../actions/database-trouble.ts';

/** By what the server calls it (SQLSTATE), and by what its client does; the words come in many languages. */
const CODES: readonly (readonly [RegExp, TroubleCode])[] = [
  [/^(55P03|40P01|40001)$/, 'database.locked'],
  [/^25006$/, 'database.readonly'],
  [/^(28...|42501)$/, 'database.forbidden'],
  [/^53100$/, 'database.full'],
  [/^(XX00[12]|58P01|58030)$/, 'database.corrupt'],
  [/^(3D000|3F000)$/, 'database.missing'],
  [/^(42P01|42883)$/, 'database.behind'],
  // Shut down, not yet up, or ending what takes too long.
  [/^(08...|57...|53300|53400|25P03)$/, 'database.unreachable'],
  [/^(CONNECTION_\w+|CONNECT_TIMEOUT|SASL_\w+)$/, 'database.unreachable'],
];

/** What an error of PostgreSQL means; `failed`: one that none of this says; `null`: none of its errors. */
export function postgresTrouble(error: Error): TroubleCode | null {
  const code = 'code' in error ? String(error.code) : '';
  const known = CODES.find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  return error.name === 'PostgresError' ? 'database.failed' : null;
}
