import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { deliveries, notifyRates, occurrences, subscribers, topics } from '../../db/schema.ts';
import type { Addressee } from '../../src/actions/addressees.ts';
import { wallClock } from '../../src/backstage/wall-clock.ts';
import { EMPTY_STATE } from '../../src/domain/state.ts';
import type { ChannelName } from '../../src/domain/subscription.ts';
import type { Channel } from '../../src/notify/channel.ts';
import type { Message } from '../../src/notify/message.ts';
import { TellingWorker } from '../../src/notify/worker.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { EventLog } from '../../src/store/log.ts';
import { moveCursor, startCursor } from '../../src/store/telling/cursor.ts';
import { addOccurrences, releaseOccurrence } from '../../src/store/telling/occurrences.ts';
import { StoredTelling } from '../../src/store/telling/stored-telling.ts';
import { WORK } from './machine.ts';

/** What those ask for whom it concerns. */
export const CONCERNED = 'change/b/price-sync';
const FOLDER = join(WORK, 'notify');

export function makeFolder(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
}

/** Subscribers in a database of their own, so many of whom are concerned. */
export async function openSite(name: string, count: number, concerned: number, channel: ChannelName) {
  const url = `file:${join(FOLDER, `${name}.db`)}`;
  const database = await openDatabase({ url, authToken: null, busyTimeout: 5000 });
  const telling = new StoredTelling(new EventLog(database, wallClock), wallClock, database.clock);
  await fill(database, count, concerned, channel);
  let said = 0;
  return {
    ...{ telling, url },
    isConcerned: (id: string) => Number(id.slice(1)) < concerned,
    close: () => database.close(),
    say: async (topic: string) => {
      said += 1;
      const occurrence = {
        ...{
          key: `event/${said}`,
          revision: said,
          at: wallClock(),
          subjects: [],
          undoes: null,
          isUrgent: true,
        },
        topics: [{ topic, rank: 1 }],
      };
      await database.transact(async (tables) => {
        await addOccurrences(tables, [occurrence], wallClock());
        await releaseOccurrence(tables, occurrence);
      });
    },
    worker: (one: Channel, rate: number | null) =>
      new TellingWorker({
        telling,
        log: { look: async () => Number.POSITIVE_INFINITY, released: 0 },
        addressees: {
          find: async (ids) => new Map(ids.map((id) => [id, addresseeOf(id, channel)])),
          eraseDue: async () => null,
        },
        channels: [one],
        rules: {
          compose: ({ id, keys }) => messageOf(id, keys),
          present: () => ({ state: EMPTY_STATE, now: wallClock() }),
          testAddress: null,
          wallClock,
          random: Math.random,
        },
        logger: pino({ level: 'silent' }),
        mailRate: rate,
      }),
  };
}

/** Those whom it concerns come first by their ids; the others asked for something else. */
async function fill(
  { transact }: Database,
  count: number,
  concerned: number,
  channel: ChannelName,
): Promise<void> {
  const at = wallClock();
  await transact(async (tables) => {
    const place = { logId: 'bench', revision: 0, hash: '', clockAt: at };
    await startCursor(tables, { ...place, siteUrl: '', pause: null });
    await moveCursor(tables, { pause: null });
    await tables.delete(occurrences);
    await tables.delete(deliveries);
    await tables.delete(notifyRates);
  });
  for (let first = 0; first < count; first += 10_000) {
    await transact(async (tables) => {
      for (let from = first; from < Math.min(count, first + 10_000); from += 500) {
        const numbers = Array.from({ length: 500 }, (_, index) => from + index).filter((one) => one < count);
        const rows = numbers.map((number) => ({ number, id: `s${String(number).padStart(7, '0')}` }));
        await tables.insert(subscribers).values(
          rows.map(({ id }) => ({
            ...{ id, channel, addressHash: id, sealed: '', keyId: 'bench', settings: '{}' },
            ...{ locale: 'pl' as const, pace: 'at-once' as const, status: 'confirmed' as const },
            ...{ provenance: '{}', createdAt: at, confirmedAt: at, changedAt: at },
          })),
        );
        await tables.insert(topics).values(
          rows.map(({ number, id }) => ({
            topic: number < concerned ? CONCERNED : 'change/a/orders',
            ...{ subscriber: id, subscription: id },
          })),
        );
      }
    });
  }
}

function addresseeOf(id: string, channel: ChannelName): Addressee {
  return {
    ...{ id, channel, address: `${id}@example.com`, isGroup: false, format: 'latarnia', secret: null },
    ...{ owner: null, locale: 'pl', pace: 'at-once', status: 'confirmed' },
  };
}

function messageOf(id: string, occurrences: readonly string[]): Message {
  return {
    ...{ id, kind: 'news', locale: 'pl', revision: 1, site: 'Status', subject: id, lead: '', sections: [] },
    ...{ thread: null, action: null, footer: [], occurrences },
    links: { page: '/', manage: '/', oneClick: '/' },
  };
}
