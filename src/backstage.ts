// Backstage as a process of its own: the log, the publisher, and the pages that depend on a query. Readers have the
// front; this one listens on a socket in DATA_DIR.
import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { App } from './app.ts';
import { Backups } from './backups.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { Publishing } from './publishing.ts';
import { Renderer } from './renderer.ts';
import { clearSocket, socketPath } from './socket.ts';

/** How often whoever started this process is told that it is alive (ms). */
const BEAT = 1000;

process.title = 'latarnia backstage';
loadEnvFile(process.cwd());
const config = readConfig(process.env, process.cwd());
const logger = createLogger(config.logLevel);
setInterval(() => process.send?.({ kind: 'beat' }), BEAT).unref();

const path = socketPath(config);
await clearSocket(path);
const renderer = await Renderer.load();
const app = await App.start(config, logger);
const publishing = new Publishing(app, renderer, logger);

const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
  if (request.url === '/.latarnia/health') answerHealth(response);
  else {
    const given = { app: publishing.source, api: app.api };
    renderer.answer(request, response, given, (error) => fail(request, response, error));
  }
});
server.listen(path, () => {
  chmodSync(path, 0o600);
  process.send?.({ kind: 'ready' });
});

let isStopping = false;
let backups: Backups | null = null;
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
// Nobody is there any more who would start it again.
process.on('disconnect', () => void stop(0));
process.on('uncaughtException', (error) => {
  logger.fatal({ error }, 'backstage breaks down');
  process.exit(1);
});

// What is there already is published before the words are looked at: a new build waits for nothing.
publishing.loop.wake();
await app.ingest().catch((error: unknown) => logger.error({ error }, 'content: cannot be taken in'));
app.follow();
backups = Backups.start(app, logger);
publishing.loop.wake();

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  server.close();
  server.closeAllConnections();
  backups?.stop();
  await publishing.loop.stop();
  await publishing.exporter?.stop();
  app.close();
  process.exit(code);
}

/** How backstage is, for `/readyz`. */
function answerHealth(response: ServerResponse): void {
  const { trouble } = app.log;
  const body = JSON.stringify({
    database: trouble === null ? { status: 'ok' } : { status: 'trouble', ...trouble },
    publishing: publishing.loop.trouble ?? { status: 'ok' },
    ...(publishing.exporter ? { export: publishing.exporter.trouble ?? { status: 'ok' } } : {}),
    ...(backups ? { backup: backups.health } : {}),
    content: { problems: app.problems.length },
    revision: app.state.revision,
    memory_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
  });
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** What is said when not even the error page can be made. */
function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  logger.error({ error, path: request.url?.replace(/\?.*$/, '') }, 'a request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(
    '500\nCoś się u nas zepsuło. Spróbuj za chwilę.\nSomething broke on our side. Try again in a moment.\n',
  );
}
