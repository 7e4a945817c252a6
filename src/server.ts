import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import sirv from 'sirv';
import { App } from './app.ts';
import { BUILD_ENTRY } from './build.ts';
import { type Config, ROOT } from './config.ts';

/** A running site. */
export interface Site {
  /** Where it listens: `http://127.0.0.1:4321`. */
  readonly url: string;
  readonly app: App;
  close(): Promise<void>;
}

/** The handler that `@astrojs/node` builds in middleware mode. */
type AstroHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void>;

/** Opens backstage, takes in the content, and answers readers until `close`. */
export async function startSite(config: Config, logger: Logger): Promise<Site> {
  const app = await App.open(config, logger);
  await app.ingest();
  app.follow();
  const { handler }: { handler: AstroHandler } = await import(pathToFileURL(BUILD_ENTRY).href);
  const assets = sirv(join(ROOT, 'dist', 'client'), { etag: true, setHeaders: setAssetHeaders });
  const server = createServer((request, response) => {
    const fail = (error: unknown) => {
      logger.error({ error, path: request.url?.replace(/\?.*$/, '') }, 'a request failed');
      failPlainly(response);
    };
    assets(request, response, () => {
      handler(request, response, (error) => (error ? fail(error) : failPlainly(response)), { app }).catch(
        fail,
      );
    });
  });
  const url = await listen(server, config);
  return {
    url,
    app,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      app.close();
    },
  };
}

/** Fingerprinted files never change; the others are asked for again. */
function setAssetHeaders(response: ServerResponse, path: string): void {
  const fingerprinted = path.startsWith('/_astro/');
  response.setHeader(
    'Cache-Control',
    fingerprinted ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

/** What is said when not even the error page can be made. */
function failPlainly(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(
    '500\nCoś się u nas zepsuło. Spróbuj za chwilę.\nSomething broke on our side. Try again in a moment.\n',
  );
}

async function listen(server: Server, { host, port }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`;
}
