import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isFull } from '../backstage/disk-watch.ts';
import { mayNotify } from '../backstage/may-notify.ts';
import { isLargeSite, publishedManifest, snapshotFolder } from '../backstage/snapshot-state.ts';
import { ROOT } from '../config/folders.ts';
import type { Config } from '../config/settings.ts';
import { BackstageProcess } from './backstage-process.ts';
import { type Program, Supervised } from './child-process.ts';
import { takeEarlyFront } from './early-front.ts';
import { FolderLock } from './folder-lock.ts';
import type { FrontArguments } from './front-arguments.ts';
import { frontProgram } from './front-program.ts';
import { BACKSTAGE_MOVES } from './hand-over.ts';
import { type ListeningSocket, openListeningSocket } from './listening-socket.ts';
import { type SiteWatch, watchSite } from './metrics/watch-site.ts';
import type { Predecessor } from './predecessor.ts';
import type { Serving } from './restarts.ts';
import { sharePort } from './shared-port.ts';
import { socketPath } from './socket.ts';
import { folderError, StartError } from './start-error.ts';

/** A running site: the front and backstage under supervision. */
export interface SupervisedSite extends Serving {
  /** Where it listens: `http://127.0.0.1:4321`; `null` without a front. */
  readonly url: string | null;
  /** What readers come over; `null` without a front. */
  readonly fd: number | null;
  /** Resolves once readers get pages. */
  readonly serving: Promise<void>;
}

/** Where a front finds the socket that it listens on: after its own streams and the channel to its supervisor. */
const FRONT_FD = 4;
/** How long backstage waits for a front that listens (ms). */
const FRONT_FIRST = 2000;

/**
 * Starts the fronts, then backstage, and keeps them up until `close`. In the place of one that serves it is the other way round: its
 * fronts serve until all else is there.
 *
 * @param prepare what backstage needs first (a build): readers are served the last snapshot meanwhile
 * @param predecessor whose place is taken
 * @throws ConfigError when the engine of the fronts cannot be used
 * @throws StartError when the folder or the address cannot be used, or the place cannot be taken
 */
export async function startSite(
  config: Config,
  logger: Logger,
  prepare: () => Promise<void>,
  predecessor: Predecessor | null = null,
): Promise<SupervisedSite> {
  const takesOver = predecessor?.isServing ?? false;
  const program = config.role === 'staff' ? null : frontProgram(config.frontEngine);
  let lock = takesOver ? null : openDataFolder(config);
  const serving = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<void>();
  const watch = await watchSite(config, logger);
  const backstage =
    config.role === 'reader' ? null : new BackstageProcess(logger, watch, () => isLargeSite(config));
  const notifier = mayNotify(config) ? supervisedNotifier(logger) : null;
  let socket: ListeningSocket | null = null;
  const fronts: Supervised[] = [];
  const freeFolder = async () => {
    await Promise.all([notifier?.stop(), backstage?.stop()]);
    lock?.release();
    lock = null;
  };
  const standDown = async () => {
    for (const front of fronts) front.send(BACKSTAGE_MOVES);
    await freeFolder();
  };
  const close = async () => {
    // What readers and staff have sent is still answered.
    await Promise.all(fronts.map((front) => front.stop()));
    await freeFolder();
    await watch.close();
    socket?.close();
  };
  const leave = async () => {
    // Its port is the next one's.
    await watch.close();
    await Promise.all(fronts.map((front) => front.leave()));
  };
  const resume = () => {
    lock = openDataFolder(config);
    void backstage?.open().then(() => notifier?.start());
  };
  try {
    if (config.role !== 'staff') {
      const early = takeEarlyFront(config);
      socket = early?.socket ?? (await openListeningSocket(config, process.env));
      if (config.frontEngine === 'bun') socket = await sharePort(socket);
      const told = { onListening: () => listening.resolve(), onServing: () => serving.resolve() };
      const surroundings = { logger, watch, program, forked: early?.child ?? null };
      fronts.push(...frontsOn(socket, config, surroundings, told));
    }
    if (!takesOver) for (const front of fronts) front.start();
    // A reader's front needs no build.
    if (backstage) await prepare();
    // What is loaded for backstage would keep readers waiting who have a page already.
    if (backstage && !takesOver && fronts.length > 0) {
      await Promise.race([listening.promise, setTimeout(FRONT_FIRST, undefined, { ref: false })]);
    }
    if (takesOver) {
      await backstage?.rehearse();
      await predecessor?.prepared();
      lock = openDataFolder(config);
    }
    const isOpen = backstage?.open();
    // The database is there by then.
    void isOpen?.then(
      () => notifier?.start(),
      () => undefined,
    );
    if (socket === null) void isOpen?.then(() => serving.resolve());
    if (takesOver) {
      await isOpen;
      for (const front of fronts) front.start();
    }
    return {
      url: socket === null ? null : urlOf(socket),
      fd: socket?.fd ?? null,
      serving: serving.promise,
      standDown,
      resume,
      leave,
      close,
    };
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

/** Whoever tells subscribers. It answers nobody: what it does not do now is done by the next. */
function supervisedNotifier(logger: Logger): Supervised {
  return new Supervised({
    name: 'notify',
    module: join(ROOT, 'src', 'processes', 'notify.ts'),
    args: () => [],
    logger,
    onMessage: () => undefined,
    silenceLimit: null,
  });
}

/** What fronts are started with, whatever they serve. */
interface Fronting {
  readonly logger: Logger;
  readonly watch: SiteWatch;
  readonly program: Program | null;
  /** One that loads already; the first of them. */
  readonly forked: ChildProcess | null;
}

function frontsOn(
  socket: ListeningSocket,
  config: Config,
  { logger, watch, program, forked }: Fronting,
  { onListening, onServing }: { readonly onListening: () => void; readonly onServing: () => void },
): Supervised[] {
  const isHanded = config.frontEngine === 'node';
  const options: FrontArguments = {
    listen: isHanded ? { fd: FRONT_FD } : { host: socket.host, port: socket.port },
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
      program,
      fds: isHanded ? [socket.fd] : [],
      forked: worker === 0 ? forked : null,
      logger,
      ...watch.front(
        worker,
        {
          onMessage: ({ kind }) => {
            if (kind === 'serving') onServing();
            if (kind === 'listening' || kind === 'refused') onListening();
          },
        },
        () => front,
      ),
      silenceLimit: null,
    });
    return front;
  });
}

function urlOf({ host, port }: ListeningSocket): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
