import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { deliveries } from '../../db/schema.ts';
import type { Asked } from '../../src/actions/subscribers.ts';
import type { Tables } from '../../src/store/log.ts';
import { SubscriberKeys } from '../../src/store/subscriber-key.ts';
import type { SubscriberTables } from '../../src/store/subscriber-rows.ts';
import { StoredSubscribers } from '../../src/store/subscribers.ts';
import { temporaryFolder } from './folder.ts';
import { openTestLog, type TestLog } from './log.ts';

/** Everything on panel b, as it happens, in Polish, by mail. */
export function asked(address: string, more: Partial<Asked> = {}): Asked {
  return {
    ...{ channel: 'email', address, format: 'latarnia', owner: null, pace: 'at-once', locale: 'pl' },
    wish: { of: 'cells', panels: ['b'], features: [], kinds: ['change'] },
    ...more,
  };
}

/** Subscribers in a database of their own, with a key of their own. */
export async function openSubscribers(log?: TestLog, keys = newKeys()) {
  const test = log ?? (await openTestLog());
  const { database, clock } = test;
  const statements: string[] = [];
  const watched: SubscriberTables = {
    use: (work) => test.log.use((tables) => work(watch(tables, statements))),
    transact: (work, options) => test.log.transact((tables) => work(watch(tables, statements)), options),
  };
  const subscribers = new StoredSubscribers(watched, keys, () => clock.now);
  /** The nonces of what waits to be sent, or was kept back, oldest first. */
  const queued = async (kind: string, status = 'waiting') => {
    const rows = await database.orm.select().from(deliveries).orderBy(deliveries.dueAt);
    return rows.filter((row) => row.occurrence.startsWith(`service/${kind}/`) && row.status === status);
  };
  const lastNonce = async (kind: 'confirm' | 'end') =>
    (await queued(kind)).at(-1)?.occurrence.split('/').at(-1) ?? '';
  /** Asks, follows the link, and gives who is told now. */
  const join = async (address: string, more: Partial<Asked> = {}) => {
    await subscribers.ask(asked(address, more));
    const found = await subscribers.confirm(subscribers.links.once('confirm', await lastNonce('confirm')));
    if (found === null) throw new Error('The link did not work.');
    return found;
  };
  return { ...test, keys, subscribers, statements, queued, lastNonce, join };
}

/** Keys in a file that is not there yet. */
export function newKeys(): SubscriberKeys {
  return new SubscriberKeys(null, join(temporaryFolder(), 'subscriber-key'));
}

/** Notes what is asked of the tables, in order. */
function watch(tables: Tables, statements: string[]): Tables {
  return {
    select: (...given: []) => {
      statements.push('select');
      return tables.select(...given);
    },
    insert: (table) => {
      statements.push(`insert ${getTableName(table)}`);
      return tables.insert(table);
    },
    update: (table) => {
      statements.push(`update ${getTableName(table)}`);
      return tables.update(table);
    },
    delete: (table) => {
      statements.push(`delete ${getTableName(table)}`);
      return tables.delete(table);
    },
  };
}
