import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import type { ChannelName } from '../../src/domain/subscription.ts';
import type { Channel } from '../../src/notify/channel.ts';
import { FanOutPace } from '../../src/notify/fan-out-pace.ts';
import { percentile, row } from './figures.ts';
import { startFront } from './front-servers.ts';
import { pause, stop } from './machine.ts';
import { benchMail } from './notify-mail.ts';
import { CONCERNED, makeFolder, openSite } from './notify-site.ts';

const IN_FLIGHT = 64;

/**
 * What telling 100,000 subscribers takes, each figure beside the least that there could be on the same machine.
 *
 * @param dataDir of a site that was published
 */
export async function benchNotify(dataDir: string): Promise<void> {
  makeFolder();
  await benchRows(dataDir);
  await benchMatching();
  await benchHooks();
  await benchMail();
  await benchRate();
}

/**
 * Rows of an event for 100,000, and for how long others that write wait meanwhile, and a reader of a site on the same machine, each beside
 * an idle database.
 */
async function benchRows(dataDir: string): Promise<void> {
  const site = await openSite('rows', 100_000, 100_000, 'webhook');
  const { port, child: front } = await startFront(dataDir);
  const measure = (work: () => Promise<void>) =>
    tookBeside({ './write-beside.ts': site.url, './read-beside.ts': `http://127.0.0.1:${port}/` }, work);
  const [idleWrites, idleReads] = await measure(() => pause(2000));
  let took = 0;
  const pace = new FanOutPace(() => performance.now());
  const [writes, reads] = await measure(async () => {
    const started = performance.now();
    await site.say(CONCERNED);
    while (await pace.part((most, begin) => site.telling.fanOut(most, begin)));
    took = performance.now() - started;
  });
  const p99 = (figures: readonly number[] = []) => `${percentile(figures, 0.99).toFixed(1)} ms`;
  row(
    'rows of an event for 100,000',
    `${(took / 1000).toFixed(2)} s (≤ 2 s), longest part ${pace.longest.toFixed(0)} ms (≤ 20 ms)`,
    `another's write p99 ${p99(writes)}, idle ${p99(idleWrites)} (≤ 2 ×)`,
    `a reader's p99 ${p99(reads)}, idle ${p99(idleReads)} (≤ 2 ×)`,
  );
  await stop(front);
  site.close();
}

/** 1,000 concerned, among ever more who are not. */
async function benchMatching(): Promise<void> {
  for (const count of [1000, 100_000, 1_000_000]) {
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

/** What others take (ms) while something is done: programs beside this one, each in a process of its own, with what it is given. */
async function tookBeside(
  programs: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<number[][]> {
  const children = Object.entries(programs).map(([name, given]) =>
    fork(fileURLToPath(new URL(name, import.meta.url)), [given]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  await work();
  return Promise.all(
    children.map(async (child) => {
      child.send('stop');
      const [took] = await once(child, 'message');
      return took;
    }),
  );
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
