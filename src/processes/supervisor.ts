import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { isFull } from '../backstage/disk-watch.ts';
import { publishedManifest, snapshotFolder } from '../backstage/snapshot-state.ts';
import { ROOT } from '../config/folders.ts';
import type { Config } from '../config/settings.ts';
import { Supervised } from './child-process.ts';
import { FolderLock } from './folder-lock.ts';
import type { FrontArguments } from './front-arguments.ts';
import { type ListeningSocket, openListeningSocket } from './listening-socket.ts';
import { type SiteWatch, watchSite } from './metrics/watch-site.ts';
import { socketPath } from './socket.ts';
import { folderError, StartError } from './start-error.ts';

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
/** Where a front finds the socket that it listens on: after its own streams and the channel to its supervisor. */
const FRONT_FD = 4;

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
  let socket: ListeningSocket | null = null;
  const fronts: Supervised[] = [];
  const watch = await watchSite(config, logger);
  let backstage: Supervised | null = null;
  const close = async () => {
    // What readers and staff have sent is still answered.
    await Promise.all(fronts.map((front) => front.stop()));
    await backstage?.stop();
    await watch.close();
    lock?.release();
    socket?.close();
  };
  try {
    const serving = Promise.withResolvers<void>();
    if (config.role !== 'staff') {
      socket = await openListeningSocket(config, process.env);
      fronts.push(...startFronts(config, socket, { logger, watch }, () => serving.resolve()));
    }
    if (config.role !== 'reader') {
      await prepare();
      backstage = new Supervised({
        name: 'backstage',
        module: join(ROOT, 'src', 'processes', 'backstage.ts'),
        args: () => [],
        logger,
        ...watch.backstage({
          onMessage: ({ kind }) => {
            if (kind === 'ready' && socket === null) serving.resolve();
          },
        }),
        silenceLimit: SILENCE,
      });
      backstage.start();
    }
    return { url: socket === null ? null : urlOf(socket), serving: serving.promise, close };
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

function startFronts(
  config: Config,
  socket: ListeningSocket,
  { logger, watch }: { readonly logger: Logger; readonly watch: SiteWatch },
  onServing: () => void,
): Supervised[] {
  const options: FrontArguments = {
    listen: { fd: FRONT_FD },
    snapshot: snapshotFolder(config),
    socket: config.role === 'reader' ? null : socketPath(config),
    // Latarnia itself speaks no TLS.
    isBehindProxy: config.siteUrl?.startsWith('https:') ?? false,
    isCounted: watch.isOn,
  };
  return Array.from({ length: config.frontWorkers }, (_, worker) => {
    const front: Supervised = new Supervised({
      name: 'front',
      module: join(ROOT, 'src', 'processes', 'front.ts'),
      args: () => [JSON.stringify(options)],
      fds: [socket.fd],
      logger,
      ...watch.front(
        worker,
        {
          onMessage: ({ kind }) => {
            if (kind === 'serving') onServing();
          },
        },
        () => front,
      ),
      silenceLimit: null,
    });
    front.start();
    return front;
  });
}

function urlOf({ host, port }: ListeningSocket): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
