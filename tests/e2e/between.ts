import { createServer, request } from 'node:http';
import { listen } from '../support/port.ts';

/** How a site answers through what stands between it and its reader. */
export type Manner = 'as it is' | 'gone' | 'hangs' | 500 | 503;

export interface Between {
  /** Without a slash at its end; a name that browsers trust. */
  readonly url: string;
  manner: Manner;
  /** Stands before what `/sw.js` says. */
  beforeWorker: string;
  /** In the place of `/sw.js`; `null`: the site's own. */
  worker: string | null;
  stop(): Promise<void>;
}

/** Stands between a site and its readers, on a port of its own: what a bad network or a sick server does is done here. */
export async function standBetween(site: string): Promise<Between> {
  const server = createServer((incoming, outgoing) => {
    const isWorker = incoming.url === '/sw.js';
    if (between.manner === 'gone') return void incoming.socket.destroy();
    if (between.manner === 'hangs') return;
    if (typeof between.manner === 'number' && !isWorker) {
      outgoing.writeHead(between.manner, { 'Content-Type': 'text/html' });
      return void outgoing.end(`<h1>sick ${between.manner}</h1>`);
    }
    const headers = { ...incoming.headers, host: new URL(site).host };
    if (isWorker) headers['accept-encoding'] = 'identity';
    const asked = request(
      `${site}${incoming.url}`,
      { method: incoming.method, headers, agent: false },
      (answer) => {
        if (!isWorker) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          return void answer.pipe(outgoing);
        }
        answer.toArray().then((parts) => {
          const own = Buffer.concat(parts).toString('utf8');
          outgoing.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' });
          outgoing.end(`${between.beforeWorker};\n${between.worker ?? own}`);
        });
      },
    );
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  const port = await listen(server);
  const between: Between = {
    url: `http://127.0.0.1:${port}`,
    manner: 'as it is',
    beforeWorker: '',
    worker: null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return between;
}
