import { type IncomingHttpHeaders, request as openRequest } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Front, type FrontOptions } from '../../src/front/server.ts';
import { BACKSTAGE_MOVES } from '../../src/processes/hand-over.ts';
import { type Engine, engineOfTests, startEngine } from './engines.ts';
import { temporaryFolder } from './folder.ts';
import { openSnapshot, type planOf } from './snapshot.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface TestFront {
  readonly port: number;
  readonly folder: string;
  publish(plan: ReturnType<typeof planOf>): Promise<void>;
  get(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Reply>;
  /** Resolves once this generation or a later one is served. */
  served(): Promise<void>;
  stop: Front['stop'];
  expectBackstage(): void;
}

type TestFrontOptions = Partial<
  Pick<FrontOptions, 'socket' | 'isBehindProxy' | 'listen' | 'metrics'> & { readonly engine: Engine }
>;

/** A front on a free port over a snapshot of its own: that of Node in this process, any other in one of its own. */
export async function startFront(options: TestFrontOptions = {}): Promise<TestFront> {
  const folder = join(temporaryFolder(), 'snapshot');
  const { writer, publish } = openSnapshot(folder);
  const { engine = engineOfTests() } = options;
  const { port, serving, stop, expectBackstage } = await (engine === 'node' ? startHere : startAside)(
    folder,
    options,
  );
  return {
    port,
    folder,
    publish: async (plan) => {
      await publish(plan);
    },
    stop,
    expectBackstage,
    get: (path, headers = {}, method = 'GET') => get(port, path, headers, method),
    served: async () => {
      await until(() => serving() === writer.reader.currentId());
    },
  };
}

type Started = Pick<TestFront, 'port' | 'stop' | 'expectBackstage'> & {
  /** The generation that is served. */
  readonly serving: () => string | null;
};

async function startHere(snapshot: string, options: TestFrontOptions): Promise<Started> {
  let served: string | null = null;
  const front = new Front({
    listen: options.listen ?? { host: '127.0.0.1', port: 0 },
    snapshot,
    socket: options.socket ?? null,
    isBehindProxy: options.isBehindProxy ?? false,
    metrics: options.metrics ?? null,
    onSwap: (id) => {
      served = id;
    },
  });
  const port = await front.start();
  onTestFinished(() => front.stop());
  return {
    port,
    serving: () => served,
    stop: (...how) => front.stop(...how),
    expectBackstage: () => front.expectBackstage(),
  };
}

async function startAside(snapshot: string, options: TestFrontOptions): Promise<Started> {
  const { engine = engineOfTests(), socket = null, isBehindProxy = false } = options;
  const running = await startEngine(engine, { snapshot, socket, isBehindProxy });
  return { ...running, expectBackstage: () => void running.child.send(BACKSTAGE_MOVES) };
}

/** Sends a request as it is written, without a client's niceties. */
export async function get(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = openRequest(
      { host: '127.0.0.1', port, path, headers, method, agent: false },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const body = Buffer.concat(parts);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body,
            text: body.toString('utf8'),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** So many times `until` looks again as soon as what has come meanwhile is dealt with; then after 1 ms, 2 ms … 10 ms. */
const AT_ONCE = 20;

/** Waits for something to become true. @throws when it has not within `limit` ms */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  limit = 5000,
  what = 'what was waited for',
): Promise<void> {
  const end = performance.now() + limit;
  for (let turn = 0; !(await isTrue()); turn += 1) {
    if (performance.now() > end) throw new Error(`${what} did not come true within ${limit} ms`);
    await new Promise((resolve) => {
      if (turn < AT_ONCE) setImmediate(resolve);
      else setTimeout(resolve, Math.min(turn - AT_ONCE + 1, 10));
    });
  }
}
