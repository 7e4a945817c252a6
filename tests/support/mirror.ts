import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openNode } from '../../src/front/engines/node.ts';
import { Front } from '../../src/front/server.ts';
import { Mirror } from '../../src/mirror/mirror.ts';
import { keyLine } from '../../src/publish/key-set.ts';
import { Offerer } from '../../src/publish/offerer.ts';
import { signingKey } from '../../src/publish/signature.ts';
import { signingKeyFile } from '../../src/publish/signing-keys.ts';
import { SnapshotReader } from '../../src/publish/snapshot-reader.ts';
import { SnapshotWriter } from '../../src/publish/snapshot-writer.ts';
import { temporaryFolder } from './folder.ts';
import { startFront, type TestFront } from './front.ts';
import { listen } from './port.ts';
import type { planOf } from './snapshot.ts';

/** A site with a front that offers what it publishes. */
export interface TestOrigin {
  readonly front: TestFront;
  readonly url: URL;
  /** Where its keys are. */
  readonly dataDir: string;
  /** Its public key, in one line. */
  readonly key: string;
  /** Publishes, and resolves once it is served and offered. */
  publish(plan: ReturnType<typeof planOf>): Promise<void>;
  /** Offers what is published as it is signed now. */
  offer(): Promise<void>;
}

/** @param dataDir where the keys are, for several with the same */
export async function startOrigin(dataDir = temporaryFolder()): Promise<TestOrigin> {
  const front = await startFront();
  const key = keyLine(signingKey(signingKeyFile({ dataDir })));
  const offerer = new Offerer({
    folder: front.folder,
    dataDir,
    writer: new SnapshotWriter(front.folder),
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => offerer.stop());
  const offer = async () => {
    offerer.wake();
    await offerer.settled();
  };
  return {
    front,
    url: new URL(`http://127.0.0.1:${front.port}/`),
    dataDir,
    key,
    offer,
    publish: async (plan) => {
      await front.publish(plan);
      await front.served();
      await offer();
    },
  };
}

interface TestMirror {
  /** The data folder of its front. */
  readonly folder: string;
  /** Looks once. @returns why nothing was taken; empty: what is held is what is offered */
  once(): Promise<readonly string[]>;
  /** What a front would serve; `null`: nothing. */
  held(): ReturnType<SnapshotReader['current']>;
  text(path: string): string | undefined;
}

/** A mirror in a folder of its own, or one that is there, started anew for each look. */
export function openMirror(
  origins: readonly URL[],
  pinned: readonly string[],
  { folder = temporaryFolder(), mayGoBack = false } = {},
): TestMirror {
  const reader = new SnapshotReader(join(folder, 'snapshot'));
  return {
    folder,
    once: async () => {
      const mirror = new Mirror({ origins, folder, pinned, mayGoBack, logger: pino({ level: 'silent' }) });
      return (await mirror.once()) ? [] : mirror.troubles;
    },
    held: () => reader.current(),
    text: (path) => {
      const variant = reader
        .current()
        ?.entries[path]?.variants.find(({ encoding }) => encoding === 'identity');
      return variant && reader.bytes(variant).toString('utf8');
    },
  };
}

/** A front over the snapshot of a mirror. */
export async function startFrontOver(folder: string): Promise<URL> {
  const front = new Front(
    {
      listen: { host: '127.0.0.1', port: 0 },
      snapshot: join(folder, 'snapshot'),
      socket: null,
      isBehindProxy: false,
      metrics: null,
      onSwap: () => undefined,
    },
    openNode,
  );
  const port = await front.start();
  onTestFinished(() => front.stop());
  return new URL(`http://127.0.0.1:${port}/`);
}

/** What stands between a mirror and an origin: it passes on, counts, and may answer otherwise. */
export interface Between {
  readonly url: URL;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** What is done with an answer instead of passing it on; returns whether it was dealt with. */
  meddle: (asked: IncomingMessage, response: ServerResponse, answer: () => Promise<Buffer>) => boolean;
  /** Bytes of bodies that were passed on. */
  bytes: number;
}

export async function standBetween(origin: URL): Promise<Between> {
  const between: Between = { url: origin, asked: [], meddle: () => false, bytes: 0 };
  const server = createServer((asked, response) => {
    between.asked.push(asked.url ?? '');
    const ask = () =>
      new Promise<{ readonly incoming: IncomingMessage; readonly body: Buffer }>((resolve, reject) => {
        const outgoing = request(
          { host: origin.hostname, port: origin.port, path: asked.url, headers: asked.headers },
          (incoming) => {
            incoming.toArray().then((parts) => resolve({ incoming, body: Buffer.concat(parts) }), reject);
          },
        );
        outgoing.on('error', reject);
        outgoing.end();
      });
    if (between.meddle(asked, response, async () => (await ask()).body)) return;
    ask().then(
      ({ incoming, body }) => {
        between.bytes += body.length;
        response.writeHead(incoming.statusCode ?? 500, incoming.headers);
        response.end(body);
      },
      () => response.destroy(),
    );
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const port = await listen(server);
  return Object.assign(between, { url: new URL(`http://127.0.0.1:${port}/`) });
}
