import { type SQL, sql } from 'drizzle-orm';

/** The column whose conflict is dealt with, by its bare name: with its table's before it PostgreSQL takes no such statement. */
export function conflictOn({ name }: { readonly name: string }): SQL {
  return sql.identifier(name).getSQL();
}
