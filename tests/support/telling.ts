import { createServer, type IncomingMessage } from 'node:http';
import { asc, eq } from 'drizzle-orm';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { deliveries, subscribers, subscriptions, topics } from '../../db/schema.ts';
import type { Addressee, Addressees } from '../../src/actions/addressees.ts';
import { siteNow } from '../../src/domain/clock.ts';
import type { DraftEvent } from '../../src/domain/events.ts';
import type { ChannelName, TellingPace } from '../../src/domain/subscription.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../src/domain/time.ts';
import type { AttemptOutcome, Channel } from '../../src/notify/channel.ts';
import type { Compose, Errand } from '../../src/notify/errand.ts';
import { LogTelling } from '../../src/notify/follow-log.ts';
import type { Message } from '../../src/notify/message.ts';
import { TellingWorker } from '../../src/notify/worker.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { StoredTelling } from '../../src/store/telling/stored-telling.ts';
import { until } from './front.ts';
import { openLogWith, type TestLog } from './log.ts';

const SITE_URL = 'https://status.example.com';

/** One who is told, as a test wants them. */
interface Wanted {
  readonly id: string;
  readonly topics: readonly string[];
  readonly channel?: ChannelName;
  readonly pace?: TellingPace;
}

/** Those that are there, as they lie in the database; addresses are made of their ids. */
export function addresseesIn({ orm }: Pick<Database, 'orm'>): Addressees {
  return {
    async find(ids) {
      const rows = await orm.select().from(subscribers).orderBy(asc(subscribers.id));
      const wanted = new Set(ids);
      return new Map(
        rows.filter(({ id }) => wanted.has(id)).map((row): [string, Addressee] => [row.id, addresseeOf(row)]),
      );
    },
    eraseDue: async () => null,
  };
}

function addresseeOf({ id, channel, locale, pace, status }: typeof subscribers.$inferSelect): Addressee {
  const address = channel === 'email' ? `${id}@example.com` : `https://hook.example.com/${id}`;
  return {
    id,
    channel,
    locale,
    pace,
    status,
    address,
    isGroup: false,
    format: 'latarnia',
    secret: null,
    owner: null,
  };
}

/** Puts somebody into the tables who is told. */
export async function addSubscriber(
  { orm }: Pick<Database, 'orm'>,
  { id, topics: wanted, channel = 'webhook', pace = 'at-once' }: Wanted,
  at: Instant,
): Promise<void> {
  await orm.insert(subscribers).values({
    ...{ id, channel, pace, addressHash: id, sealed: '', keyId: 'test', settings: '{}', locale: 'pl' },
    ...{ status: 'confirmed', provenance: '{}', createdAt: at, confirmedAt: at, changedAt: at },
  });
  const subscription = `${id}-1`;
  await orm
    .insert(subscriptions)
    .values({ id: subscription, subscriber: id, wish: '{}', createdAt: at, confirmedAt: at });
  for (const topic of wanted) await orm.insert(topics).values({ topic, subscriber: id, subscription });
}

/** Words that are not looked at here: what matters is whether there are any. */
export const composeKeys: Compose = (errand): Message | null => {
  const isOver = errand.keys.every((key) => !key.startsWith('service/')) && errand.occurrences.length === 0;
  return isOver ? null : messageOf(errand);
};

function messageOf({ id, keys, addressee }: Errand): Message {
  return {
    ...{ id, kind: 'news', locale: addressee.locale, revision: 1, site: 'Status', subject: id, lead: '' },
    ...{ sections: [], thread: null, action: null, footer: [], occurrences: keys },
    links: { page: SITE_URL, manage: SITE_URL, oneClick: SITE_URL },
  };
}

/** What a receiver got. */
interface Received {
  readonly subscriber: string;
  readonly id: string;
  readonly keys: readonly string[];
}

/** A real server that takes messages, and the channel that leads to it. */
export async function startReceiver(
  options: { readonly concurrency?: number; readonly name?: ChannelName } = {},
) {
  const received: Received[] = [];
  let answer: (one: Received) => AttemptOutcome = () => ({ kind: 'delivered', why: 'http.204' });
  const server = createServer(async (request, response) => {
    const one: Received = JSON.parse(await bodyOf(request));
    received.push(one);
    response.end(JSON.stringify(answer(one)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const channel: Channel = {
    name: options.name ?? 'webhook',
    concurrency: options.concurrency ?? 4,
    async deliver({ id, occurrences }, { subscriber }) {
      const body = JSON.stringify({ subscriber, id, keys: occurrences });
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
      const outcome: AttemptOutcome = JSON.parse(await response.text());
      return outcome;
    },
    close: async () => undefined,
  };
  return {
    received,
    channel,
    answerWith: (made: (one: Received) => AttemptOutcome) => {
      answer = made;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

/** A log with panels a and b and two features, what is told of it, and a worker. Telling goes on. */
export async function openTelling() {
  const site: TestLog = await openLogWith(['price-sync', 'orders']);
  const { database, log, clock } = site;
  const telling = new StoredTelling(log, () => clock.now, database.clock);
  const known = () => ({ state: log.known, head: log.head });
  const follower = () => new LogTelling({ telling, known, wallClock: () => clock.now, siteUrl: SITE_URL });
  const first = follower();
  await first.look();
  const resume = () =>
    telling.resume(
      { logId: log.known.logId ?? '', revision: log.known.revision, hash: log.head, clockAt: clock.now },
      SITE_URL,
    );
  await resume();
  const say = async (...drafts: DraftEvent[]) => {
    const appended = await log.append(() => drafts);
    if (!appended.ok) throw new Error(appended.message);
    return appended.revision;
  };
  const pass = (ms: number) => {
    clock.now = instantFromMs(msFromInstant(clock.now) + ms);
  };
  /** Finds what is new, and has it go out to all. */
  const fanOut = async (by = first) => {
    await log.current();
    await by.look();
    while (await telling.fanOut(50));
  };
  /** The same once all quiet windows have closed. */
  const settle = async () => {
    await fanOut();
    pass(30_000);
    await fanOut();
  };
  const rows = () =>
    database.orm.select().from(deliveries).orderBy(asc(deliveries.occurrence), asc(deliveries.subscriber));
  const statusOf = async (subscriber: string) =>
    (await database.orm.select().from(deliveries).where(eq(deliveries.subscriber, subscriber))).map(
      ({ kind, status }) => `${kind} ${status}`,
    );
  return {
    ...{ ...site, telling, follower, first, resume, say, pass, fanOut, settle, rows, statusOf },
    add: (wanted: Wanted) => addSubscriber(database, wanted, clock.now),
    worker: (
      channels: readonly Channel[],
      more: { readonly rate?: number; readonly testAddress?: string; readonly compose?: Compose } = {},
    ) => {
      const worker = new TellingWorker({
        telling,
        log: follower(),
        addressees: addresseesIn(database),
        channels,
        rules: {
          compose: more.compose ?? composeKeys,
          present: () => ({ state: log.known, now: siteNow(log.known, clock.now) }),
          testAddress: more.testAddress ?? null,
          wallClock: () => clock.now,
          random: () => 0.5,
        },
        logger: pino({ level: 'silent' }),
        mailRate: more.rate ?? null,
      });
      onTestFinished(() => worker.close());
      return worker;
    },
    /** Until nothing is due or claimed any more. */
    quiet: () =>
      until(async () => {
        const open = (await rows()).filter(
          ({ status, dueAt }) => status === 'claimed' || (status === 'waiting' && dueAt <= clock.now),
        );
        return open.length === 0;
      }),
  };
}

export type TestTelling = Awaited<ReturnType<typeof openTelling>>;
