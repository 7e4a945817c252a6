import { type IncomingHttpHeaders, request as openRequest } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openNode } from '../../src/front/engines/node.ts';
import { Front, type FrontOptions } from '../../src/front/server.ts';
import { BunFront } from './bun-front.ts';
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

/** What tests start a front with. */
type TestFrontOptions = Partial<Pick<FrontOptions, 'socket' | 'isBehindProxy' | 'listen' | 'metrics'>> & {
  /** What carries answers out: `FRONT_ENGINE`, or Node in this very process. Bun's is a process of its own. */
  readonly engine?: 'node' | 'bun';
};

/** A front on a free port over a snapshot of its own. */
export async function startFront(options: TestFrontOptions = {}): Promise<TestFront> {
  const folder = join(temporaryFolder(), 'snapshot');
  const { writer, publish } = openSnapshot(folder);
  let served: string | null = null;
  const given: FrontOptions = {
    listen: options.listen ?? { host: '127.0.0.1', port: 0 },
    snapshot: folder,
    socket: options.socket ?? null,
    isBehindProxy: options.isBehindProxy ?? false,
    metrics: options.metrics ?? null,
    onSwap: (id) => {
      served = id;
    },
  };
  const isBun = (options.engine ?? process.env.FRONT_ENGINE) === 'bun';
  const front = isBun ? new BunFront(given) : new Front(given, openNode);
  const port = await front.start();
  onTestFinished(() => front.stop());
  return {
    port,
    folder,
    publish: async (plan) => {
      await publish(plan);
    },
    stop: (...how) => front.stop(...how),
    expectBackstage: () => front.expectBackstage(),
    get: (path, headers = {}, method = 'GET') => get(port, path, headers, method),
    served: async () => {
      await until(() => served === writer.reader.currentId());
    },
  };
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
  limit = 60_000,
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
