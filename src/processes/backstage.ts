// Backstage as a process of its own: the log, the publisher, and the pages that depend on a query. Readers have the
// front; this one listens on a socket in DATA_DIR.
import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { App } from '../backstage/app.ts';
import { TROUBLES_PATH } from '../backstage/ask-troubles.ts';
import { AuthConnection } from '../backstage/auth-connection.ts';
import { Backups } from '../backstage/backups.ts';
import { DiskWatch } from '../backstage/disk-watch.ts';
import { publicHealth } from '../backstage/health.ts';
import { type Given, type PageSource, Renderer } from '../backstage/page-renderer.ts';
import { partsInTrouble } from '../backstage/parts-in-trouble.ts';
import { Publishing } from '../backstage/site-publisher.ts';
import { BackstageDoor } from '../backstage/staff-access.ts';
import { createLogger, loggablePath } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';
import { readTarget } from '../http/paths.ts';
import { isStaffPath } from '../staff/guard.ts';
import { databaseFile } from '../store/database.ts';
import { tightenFolder } from '../store/private-file.ts';
import { whenParentIsGone } from './launcher.ts';
import { clearSocket, socketPath } from './socket.ts';
import { outliveOutput } from './standard-streams.ts';

/** How often whoever started this process is told that it is alive (ms). */
const BEAT = 1000;
/** How long it may take to stop (ms). */
const STOP_LIMIT = 8000;

process.title = 'latarnia backstage';
loadEnvFile(process.cwd());
const config = readConfig(process.env, process.cwd());
const logger = createLogger(config.logLevel);
setInterval(() => process.send?.({ kind: 'beat' }), BEAT).unref();

outliveOutput();
/** Until everything is there, there is nothing to put away. */
let putAway: () => Promise<void> = async () => undefined;
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
// Nobody is there any more who would start it again.
whenParentIsGone(() => void stop());

// An earlier Latarnia left them open to whoever has an account on this machine.
tightenFolder(config.dataDir, /^(latarnia\.db|rescue-|auth-secret$|signing-key\.pem$)/);
if (config.backupDir !== null) tightenFolder(config.backupDir, /^latarnia-.*\.db$/);
const path = socketPath(config);
await clearSocket(path);
const renderer = await Renderer.load();
const app = await App.start(config, logger);
const publishing = new Publishing(app, renderer, logger);
const auth = new AuthConnection(config, logger, () => app.siteName);
const door = new BackstageDoor(app, auth, {
  changedPaths: (before, after) => publishing.changedPaths(before, after),
  troubles,
});
const { dataDir, databaseUrl } = config;
const disks = new DiskWatch([
  dataDir,
  ...(databaseUrl.startsWith('file:') ? [dirname(databaseFile(databaseUrl))] : []),
]);

/** What the staff's pages are made from. It stands before the server, which answers while what is below still waits. */
const staffSource: PageSource = { viewContext: (locale) => app.draftContext(locale) };

const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
  // Nothing of the front's goes to these two: the first is for it, the second for `latarnia status` on this machine.
  if (request.url === '/.latarnia/health') answerJson(response, health());
  else if (request.url === TROUBLES_PATH) answerJson(response, troubles());
  else renderer.answer(request, response, localsFor(request), (error) => fail(request, response, error));
});
server.listen(path, () => {
  chmodSync(path, 0o600);
  process.send?.({ kind: 'ready' });
});

let backups: Backups | null = null;
putAway = async () => {
  server.close();
  server.closeAllConnections();
  backups?.stop();
  await publishing.loop.stop();
  await publishing.exporter?.stop();
  auth.close();
  app.close();
};
process.on('uncaughtException', (error) => {
  logger.fatal({ error }, 'backstage breaks down');
  process.exit(1);
});

// What is there already is published before the words are looked at: a new build waits for nothing.
publishing.loop.wake();
await app.follow();
backups = Backups.start(app, logger);
publishing.loop.wake();

/** What is under way is finished, unless that takes too long and nobody is there who would see to it. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_LIMIT).unref();
  await putAway();
  process.exit(0);
}

/** Readers' pages show what is published; staff see what the log says now. */
function localsFor({ url = '/' }: IncomingMessage): Given {
  // The front passes on the one spelling of an address that the pages go by as well.
  const asked = readTarget(url);
  const isStaff = asked.kind === 'path' && isStaffPath(asked.path);
  return isStaff ? { app: staffSource, door } : { app: publishing.source, api: app.api };
}

function troubles(): PartInTrouble[] {
  return partsInTrouble(app, publishing, backups, disks);
}

/** How backstage is, for `/readyz`. */
function health(): object {
  return publicHealth({
    troubles: troubles(),
    exports: publishing.exporter !== null,
    lastBackup: backups?.last,
    problems: app.content.problems.length,
    revision: app.state.revision,
    memory: process.memoryUsage().rss,
  });
}

function answerJson(response: ServerResponse, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** What is said when not even the error page can be made. */
function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
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
