import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { Agent, request } from 'undici';
import { deliveries, notifyRates, occurrences, subscribers, topics } from '../../db/schema.ts';
import type { Addressee } from '../../src/actions/addressees.ts';
import { wallClock } from '../../src/backstage/wall-clock.ts';
import { EMPTY_STATE } from '../../src/domain/state.ts';
import type { ChannelName } from '../../src/domain/subscription.ts';
import type { Channel } from '../../src/notify/channel.ts';
import { FanOutPace } from '../../src/notify/fan-out-pace.ts';
import type { Message } from '../../src/notify/message.ts';
import { TellingWorker } from '../../src/notify/worker.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { EventLog } from '../../src/store/log.ts';
import { moveCursor, startCursor } from '../../src/store/telling/cursor.ts';
import { addOccurrences, releaseOccurrence } from '../../src/store/telling/occurrences.ts';
import { StoredTelling } from '../../src/store/telling/stored-telling.ts';
import { percentile, row } from './figures.ts';
import { WORK } from './machine.ts';
import { benchMail } from './notify-mail.ts';

const CONCERNED = 'change/b/price-sync';
const IN_FLIGHT = 64;
const FOLDER = join(WORK, 'notify');

/** What telling 100,000 subscribers takes, each figure beside the least that there could be on the same machine. */
export async function benchNotify(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await benchRows();
  await benchMatching();
  await benchHooks();
  await benchMail();
  await benchRate();
}

/** Rows of an event for 100,000, and for how long others that write wait meanwhile, beside an idle database. */
async function benchRows(): Promise<void> {
  const site = await openSite('rows', 100_000, 100_000, 'webhook');
  const idle = await writesOf(site.url, async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
  });
  let took = 0;
  const pace = new FanOutPace(() => performance.now());
  const busy = await writesOf(site.url, async () => {
    const started = performance.now();
    await site.say(CONCERNED);
    while (await pace.part((most, begin) => site.telling.fanOut(most, begin)));
    took = performance.now() - started;
  });
  row(
    'rows of an event for 100,000',
    `${(took / 1000).toFixed(2)} s (≤ 2 s), longest part ${pace.longest.toFixed(0)} ms`,
    `another's write p99 ${percentile(busy, 0.99).toFixed(1)} ms, idle ${percentile(idle, 0.99).toFixed(1)} ms`,
  );
  site.close();
}

/** 1,000 concerned, among ever more who are not. */
async function benchMatching(): Promise<void> {
  for (const count of [1000, 100_000, 300_000]) {
    const site = await openSite(`among-${count}`, count, 1000, 'webhook');
    const took: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      await site.say(CONCERNED);
      const started = performance.now();
      while (await site.telling.fanOut(250));
      took.push(performance.now() - started);
    }
    row(`1,000 concerned among ${count}`, `${percentile(took, 0.5).toFixed(0)} ms`);
    site.close();
  }
}

/** Webhooks over keep-alive, beside the same calls without any queue. */
async function benchHooks(): Promise<void> {
  const count = 20_000;
  const site = await openSite('hooks', count, count, 'webhook');
  const receiver = await startSink();
  const agent = new Agent({ connections: IN_FLIGHT, pipelining: 1 });
  const call = async (id: string) => {
    const { body } = await request(`${receiver.url}${id}`, { method: 'POST', dispatcher: agent, body: id });
    await body.dump();
  };
  const bare = await perSecond(5000, async (next) => {
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        while (next()) await call('bare');
      }),
    );
  });
  const told = await tellAll(site, { name: 'webhook', call, most: count, rate: null });
  row(
    `webhooks, ${IN_FLIGHT} in flight`,
    `${told.perSecond.toFixed(0)}/s (≥ 1,000/s)`,
    `bare calls ${bare.toFixed(0)}/s`,
    `memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, the receiver's with it`,
  );
  await agent.close();
  receiver.close();
  site.close();
}

/** 2,000 of 100,000 concerned, at 14 mails a second. */
async function benchRate(): Promise<void> {
  const site = await openSite('rate', 100_000, 2000, 'email');
  const told = await tellAll(site, { name: 'email', call: async () => undefined, most: 2000, rate: 14 });
  row(
    'NOTIFY_RATE=14, 2,000 of 100,000 concerned',
    `all told within ${told.seconds.toFixed(0)} s (≤ 180 s)`,
    `at the rate alone ${Math.round(2000 / 14)} s, others told ${told.others}`,
  );
  site.close();
}

interface Told {
  readonly seconds: number;
  readonly perSecond: number;
  readonly others: number;
}

async function tellAll(
  site: Awaited<ReturnType<typeof openSite>>,
  {
    name,
    call,
    most,
    rate,
  }: {
    readonly name: ChannelName;
    readonly call: (id: string) => Promise<void>;
    readonly most: number;
    readonly rate: number | null;
  },
): Promise<Told> {
  let [count, others] = [0, 0];
  const done = Promise.withResolvers<void>();
  const channel: Channel = {
    name,
    concurrency: IN_FLIGHT,
    async deliver({ id }, { subscriber }) {
      await call(id);
      count += 1;
      if (!site.isConcerned(subscriber)) others += 1;
      if (count === most) done.resolve();
      return { kind: 'delivered', why: 'told' };
    },
    close: async () => undefined,
  };
  const worker = site.worker(channel, rate);
  await site.say(CONCERNED);
  const started = performance.now();
  await worker.look();
  await done.promise;
  const seconds = (performance.now() - started) / 1000;
  await worker.close();
  return { seconds, perSecond: count / seconds, others };
}

async function openSite(name: string, count: number, concerned: number, channel: ChannelName) {
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
        log: { look: async () => Number.POSITIVE_INFINITY },
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

/** What small writes of another process take (ms) while something is done. */
async function writesOf(url: string, work: () => Promise<void>): Promise<number[]> {
  const writer = fork(fileURLToPath(new URL('./write-beside.ts', import.meta.url)), [url]);
  await once(writer, 'message');
  await work();
  writer.send('stop');
  const [took] = await once(writer, 'message');
  return took;
}

async function perSecond(count: number, work: (next: () => boolean) => Promise<void>): Promise<number> {
  let left = count;
  const started = performance.now();
  await work(() => left-- > 0);
  return count / ((performance.now() - started) / 1000);
}

async function startSink() {
  const server = createServer((asked, response) => {
    asked.resume();
    asked.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
