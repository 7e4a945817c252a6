import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isFull } from '../backstage/disk-watch.ts';
import { publishedManifest, snapshotFolder } from '../backstage/snapshot-state.ts';
import { ROOT } from '../config/folders.ts';
import type { Config } from '../config/settings.ts';
import type { FrontOptions } from '../front/server.ts';
import { Supervised } from './child-process.ts';
import { FolderLock } from './folder-lock.ts';
import { socketPath } from './socket.ts';
import { addressError, codeOf, folderError, StartError } from './start-error.ts';

/** A running site: the front and backstage under supervision. */
export interface SupervisedSite {
  /** Where it listens: `http://127.0.0.1:4321`; `null` without a front. */
  readonly url: string | null;
  /** Resolves once readers get pages. */
  readonly serving: Promise<void>;
  close(): Promise<void>;
}

/** Backstage that says nothing for so long hangs (ms). */
const SILENCE = 10_000;
/** How long a port is waited for that a Latarnia which was killed a moment ago still holds (ms), and between two looks. */
const PORT_PATIENCE = 1000;
const PORT_LOOK = 50;

/**
 * Starts the fronts, then backstage, and keeps them up until `close`.
 *
 * @param prepare what backstage needs first (a build): readers are served the last snapshot meanwhile
 * @throws StartError when the folder or the address cannot be used
 */
export async function startSite(
  config: Config,
  logger: Logger,
  prepare: () => Promise<void>,
): Promise<SupervisedSite> {
  const lock = openDataFolder(config);
  const children: Supervised[] = [];
  const close = async () => {
    await Promise.all(children.map((child) => child.stop()));
    lock?.release();
  };
  try {
    const serving = Promise.withResolvers<void>();
    let port: number | null = null;
    if (config.role !== 'staff') {
      port = await findPort(config);
      children.push(...startFronts(config, port, logger, () => serving.resolve()));
    }
    await prepare();
    if (config.role !== 'reader') {
      const backstage = new Supervised({
        name: 'backstage',
        module: join(ROOT, 'src', 'processes', 'backstage.ts'),
        args: () => [],
        logger,
        onMessage: ({ kind }) => {
          if (kind === 'ready' && port === null) serving.resolve();
        },
        silenceLimit: SILENCE,
      });
      backstage.start();
      children.push(backstage);
    }
    return { url: port === null ? null : urlOf(config, port), serving: serving.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The folder, and the right to write to it; readers' fronts only read there, beside whoever writes.
 * @throws StartError when it cannot be used, or another Latarnia serves it
 */
function openDataFolder(config: Config): FolderLock | null {
  const { dataDir, role } = config;
  try {
    mkdirSync(snapshotFolder(config), { recursive: true });
  } catch (error) {
    throw folderError('DATA_DIR', dataDir, error);
  }
  if (role === 'reader') return null;
  const lock = FolderLock.take(dataDir);
  // What was published can be served from a full disk, but nothing can be published on one.
  if (isFull(dataDir) && publishedManifest(config) === null) {
    lock.release();
    throw new StartError(
      `Cannot start: DATA_DIR ${dataDir} is on a disk that is full, and nothing was published yet. Make room, or name another folder (DATA_DIR).`,
    );
  }
  return lock;
}

function startFronts(config: Config, port: number, logger: Logger, onServing: () => void): Supervised[] {
  const options: Omit<FrontOptions, 'onSwap'> = {
    host: config.host,
    port,
    reusePort: config.frontWorkers > 1,
    snapshot: snapshotFolder(config),
    socket: config.role === 'reader' ? null : socketPath(config),
    // Latarnia itself speaks no TLS.
    isBehindProxy: config.siteUrl?.startsWith('https:') ?? false,
  };
  return Array.from({ length: config.frontWorkers }, () => {
    const front = new Supervised({
      name: 'front',
      module: join(ROOT, 'src', 'processes', 'front.ts'),
      args: () => [JSON.stringify(options)],
      logger,
      onMessage: ({ kind }) => {
        if (kind === 'serving') onServing();
      },
      silenceLimit: null,
    });
    front.start();
    return front;
  });
}

/**
 * A port that is free: the one asked for, or any for 0. Looked for once, so that fronts that come back find the same.
 * @throws StartError when it is taken or not allowed
 */
async function findPort({ host, port }: Config): Promise<number> {
  const end = performance.now() + PORT_PATIENCE;
  for (;;) {
    try {
      return await probePort(host, port);
    } catch (error) {
      const mayBeLeft = codeOf(error) === 'EADDRINUSE' && performance.now() < end;
      if (!mayBeLeft) throw addressError({ host, port }, error);
      await setTimeout(PORT_LOOK);
    }
  }
}

async function probePort(host: string, port: number): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : port;
}

function urlOf({ host }: Config, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
