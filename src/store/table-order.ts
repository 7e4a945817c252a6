import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as authSchema from '../../db/auth-schema.ts';
import * as schema from '../../db/schema.ts';

/** The tables of the schema by name, each after those that its foreign keys refer to. A key to its own table counts as none. */
export function tablesInOrder(): string[] {
  const tables = Object.values({ ...schema, ...authSchema }).filter((one) => is(one, SQLiteTable));
  return sortByReferences(
    new Map(
      tables.map((table) => {
        const { name, foreignKeys } = getTableConfig(table);
        return [name, foreignKeys.map((key) => getTableConfig(key.reference().foreignTable).name)];
      }),
    ),
  );
}

/**
 * @param references table → the tables that it refers to
 * @throws when tables refer to each other in a circle, or to one that is not there
 */
export function sortByReferences(references: ReadonlyMap<string, readonly string[]>): string[] {
  const sorted: string[] = [];
  const place = (name: string, from: readonly string[]): void => {
    if (sorted.includes(name)) return;
    const needed = references.get(name);
    if (needed === undefined || from.includes(name)) {
      throw new Error(`The foreign keys cannot be put in an order: ${[...from, name].join(' → ')}.`);
    }
    for (const other of needed) if (other !== name) place(other, [...from, name]);
    sorted.push(name);
  };
  for (const name of references.keys()) place(name, []);
  return sorted;
}
