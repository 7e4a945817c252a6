import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ROOT } from '../config/folders.ts';
import type { LoggedCounts } from '../config/logged-counts.ts';
import { loggablePath } from '../config/logger.ts';
import type { Config } from '../config/settings.ts';
import { lostSubjects } from '../domain/lost-subjects.ts';
import { wordFaults } from '../domain/word-faults.ts';
import { readTarget } from '../http/paths.ts';
import { readBuild } from '../publish/assets.ts';
import { isStaffPath } from '../staff/guard.ts';
import { databaseFile } from '../store/database-file.ts';
import { tightenFolder } from '../store/private-file.ts';
import type { PageSource } from '../views/context.ts';
import { App } from './app.ts';
import { AuthConnection } from './auth-connection.ts';
import { Backups } from './backups.ts';
import { DiskWatch } from './disk-watch.ts';
import { EndingServer } from './end-server.ts';
import { type BackstageFigures, Figures } from './figures.ts';
import { findTroubles, HEALTH_PATH, publicHealth, TROUBLES_PATH } from './health.ts';
import { readSurroundings } from './kept-work.ts';
import { LateReceivers } from './late-receivers.ts';
import { type Given, PageRenderer } from './page-renderer.ts';
import { PastStates, pastSourceOf } from './past-states.ts';
import { SitePublisher } from './site-publisher.ts';
import { snapshotFolder } from './snapshot-state.ts';
import { BackstageAccess } from './staff-access.ts';
import { subscribeAccessOf } from './subscribe-access.ts';

/** How long after the start (ms): until then a machine has enough to do. */
const WARM_AFTER = 60_000;

/** Backstage as it runs. */
export interface Backstage {
  /** How it is, in numbers: what is counted, since they were last taken. */
  takeFigures(): BackstageFigures;
  /** Puts everything away; what is under way is finished first. */
  close(): Promise<void>;
}

/** Where it writes what happens, and what that comes to in numbers. */
interface Logging {
  readonly logger: Logger;
  readonly logged: LoggedCounts;
}

/** What whoever opens backstage is told on the way. */
export interface Opening {
  /** There is something to put away from now on, while what is left to open may still take its time. */
  onOpen(backstage: Backstage): void;
  /** It answers on its socket. */
  onListening(): void;
}

/**
 * Opens the log, the publisher, and the pages that depend on a query. Readers have the front; this listens on a socket in
 * DATA_DIR. Resolves once the words are read and what is scheduled is followed.
 *
 * @param socket the path of the socket, free
 * @throws DatabaseTrouble when the database cannot be used; whatever the build throws
 */
export async function openBackstage(
  config: Config,
  socket: string,
  { logger, logged }: Logging,
  { onOpen, onListening }: Opening,
): Promise<void> {
  tightenFolders(config);
  const renderer = await PageRenderer.load();
  // Of a large site each of these takes its time: whoever watches this process hears of it in between.
  await nextTurn();
  const app = await App.start(config, logger);
  await nextTurn();
  const build = readBuild(ROOT);
  const soundFiles = join(snapshotFolder(config), 'read');
  const reading = ['files 1', build.id, ...readSurroundings()];
  app.sound.recall(soundFiles, reading);
  const publisher = new SitePublisher(app, renderer, build, logger);
  await nextTurn();
  const auth = new AuthConnection(
    config,
    logger,
    () => app.siteName,
    () => app.log.proveWritten(),
  );
  let backups: Backups | null = null;
  const disks = new DiskWatch(foldersWrittenTo(config));
  const past = pastSourceOf(new PastStates(app.log));
  const troubles = () => findTroubles({ app, publisher, backups, disks });
  const figures = new Figures({ app, publisher, backups: () => backups, troubles, logged });
  const access = new BackstageAccess(app, auth, {
    changedPaths: (before, after) => publisher.changedPaths(before, after),
    pageAfter: (after, path, staff) => publisher.pageAfter(after, path, staff),
    troubles,
  });
  const receivers = new LateReceivers();
  const subscribe = subscribeAccessOf(app, receivers);
  /** What the staff's pages are made from. It stands before the server, which answers while what is below still waits. */
  const staffSource: PageSource = { viewContext: (locale) => app.draftContext(locale) };

  /** Readers' pages show what is published; staff see what the log says now. */
  const localsFor = ({ url = '/', headers }: IncomingMessage): Given => {
    // The front passes on the one spelling of an address that the pages go by as well.
    const asked = readTarget(url);
    const isStaff = asked.kind === 'path' && isStaffPath(asked.path);
    if (isStaff) return { app: staffSource, access };
    return {
      app: publisher.sourceAt(Number(headers['latarnia-served'] ?? Number.NaN)),
      api: app.api,
      past,
      subscribe,
    };
  };

  /** How backstage is, for `/readyz`. */
  const health = () => {
    const faults = wordFaults(app.state);
    return publicHealth({
      troubles: troubles(),
      exports: publisher.taken.exporter !== null,
      lastBackup: backups?.last,
      problems: app.content.problems.length,
      deadLinks: [...new Set(faults.flatMap((fault) => (fault.kind === 'link.broken' ? [fault.link] : [])))],
      lost: lostSubjects(app.state, app.now).map(({ path }) => path),
      unknownIds: faults.filter(({ kind }) => kind === 'id.unknown').length,
      revision: app.state.revision,
      memory: process.memoryUsage().rss,
    });
  };

  // An address is three times as long where all of it has to be encoded, and was not too long for the front.
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    // Who asks ends the connection. Ended here, while what was sent is not read to its end, the answer would be lost with it.
    response.shouldKeepAlive = true;
    // Nothing that the front passes on goes to these two.
    if (request.url === HEALTH_PATH) answerJson(response, health());
    else if (request.url === TROUBLES_PATH) answerJson(response, troubles());
    else
      renderer.answer(request, response, localsFor(request), (error) =>
        fail(error, request, response, logger),
      );
  });
  const ending = new EndingServer(server, socket);
  onOpen({
    takeFigures: () => figures.take(),
    async close() {
      await ending.end();
      backups?.stop();
      await app.leave();
      await publisher.stop();
      app.sound.keep(soundFiles, reading);
      await publisher.taken.stop();
      await receivers.close();
      auth.close();
      app.close();
    },
  });

  // What is there already is published before the words are looked at: a new build waits for nothing.
  publisher.loop.wake();
  await publisher.whenOwnIsServed();
  server.listen(socket, () => {
    chmodSync(socket, 0o600);
    onListening();
  });
  await app.follow();
  backups = Backups.start(app, logger);
  publisher.loop.wake();
  const warmUp = () =>
    publisher.warmUp().catch((error: unknown) => logger.warn({ error }, 'the first change may take longer'));
  setTimeout(warmUp, WARM_AFTER).unref();
}

/** An earlier Latarnia left them open to whoever has an account on this machine. */
function tightenFolders({ dataDir, backupDir }: Config): void {
  tightenFolder(dataDir, /^(latarnia\.db|rescue-|auth-secret$|subscriber-key$|(next-)?signing-key\.pem$)/);
  if (backupDir !== null) tightenFolder(backupDir, /^latarnia-.*\.db$/);
}

function foldersWrittenTo({ dataDir, databaseUrl }: Config): string[] {
  return [dataDir, ...(databaseUrl.startsWith('file:') ? [dirname(databaseFile(databaseUrl))] : [])];
}

function answerJson(response: ServerResponse, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** What is said when not even the error page can be made. */
function fail(error: unknown, request: IncomingMessage, response: ServerResponse, logger: Logger): void {
  logger.error({ error, path: loggablePath(request.url ?? '') }, 'a request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(
    '500\nCoś się u nas zepsuło. Spróbuj za chwilę.\nSomething broke on our side. Try again in a moment.\n',
  );
}
