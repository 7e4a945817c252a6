import { getTableColumns } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  check,
  customType,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * Text that sorts by its bytes, as SQLite's does: instants are compared as they are written, whatever language the server
 * was set up for.
 */
const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** The columns of every table that was made, by its name: foreign keys lead to them. */
const made = new Map<string, Readonly<Record<string, AnyPgColumn>>>();

/**
 * A table of the schema as PostgreSQL has it: the same names, keys, indexes and checks, and every value as it lies in a
 * file. A number of whatever meaning (truth, time) is a `bigint`, everything else is text, so that rows go from one kind of
 * database to the other as they are. What SQLite counts up by itself PostgreSQL counts by a sequence.
 */
export function toPostgres(table: SQLiteTable) {
  const { name, columns, indexes, checks, primaryKeys, foreignKeys } = getTableConfig(table);
  const parentOf = (column: SQLiteColumn): (() => AnyPgColumn) | null => {
    const key = foreignKeys.map((one) => one.reference()).find(({ columns: [own] }) => own === column);
    const [to] = key?.foreignColumns ?? [];
    if (key === undefined || to === undefined) return null;
    return () => columnOf(made.get(getTableConfig(key.foreignTable).name) ?? {}, to.name);
  };
  const onDeleteOf = (column: SQLiteColumn) =>
    foreignKeys.find((one) => one.reference().columns[0] === column)?.onDelete;
  const described = columns.map((column) => {
    const plain = builderOf(column);
    const parent = parentOf(column);
    const onDelete = onDeleteOf(column);
    if (parent !== null) plain.references(parent, onDelete === undefined ? {} : { onDelete });
    return [column.name, plain] as const;
  });
  const converted = pgTable(name, Object.fromEntries(described), (own) => [
    ...indexes.map(({ config }) => {
      const [first, ...rest] = config.columns.map((column) => columnOf(own, nameOf(column)));
      if (first === undefined) throw new Error(`${config.name} is an index over nothing.`);
      const over = (config.unique ? uniqueIndex(config.name) : index(config.name)).on(first, ...rest);
      return config.where === undefined ? over : over.where(config.where);
    }),
    ...checks.map((one) => check(one.name, one.value)),
    ...primaryKeys.map((key) => {
      const [first, ...rest] = key.columns.map((column) => columnOf(own, column.name));
      if (first === undefined) throw new Error(`${name} has a key of nothing.`);
      return primaryKey({ columns: [first, ...rest] });
    }),
  ]);
  made.set(name, getTableColumns(converted));
  return converted;
}

function builderOf(column: SQLiteColumn) {
  const counts = 'autoIncrement' in column && column.autoIncrement === true;
  const number = () =>
    counts ? bigserial(column.name, { mode: 'number' }) : bigint(column.name, { mode: 'number' });
  const builder = column.getSQLType() === 'integer' ? number() : bytewiseText(column.name);
  if (column.primary) builder.primaryKey();
  if (column.notNull) builder.notNull();
  if (column.isUnique) builder.unique(column.uniqueName);
  return builder;
}

/** An index over an expression would have to be translated. */
function nameOf(column: object): string {
  if ('name' in column && typeof column.name === 'string') return column.name;
  throw new Error('An index over an expression is not translated.');
}

function columnOf<Column>(columns: Readonly<Record<string, Column>>, name: string): Column {
  const found = columns[name];
  if (found === undefined) throw new Error(`There is no column ${name}.`);
  return found;
}
