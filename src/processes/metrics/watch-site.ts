import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { type Config, hasMetrics } from '../../config/settings.ts';
import type { Supervised, SupervisedOptions } from '../child-process.ts';
import { codeOf } from '../start-error.ts';

/** What a child process is supervised with, as far as it is watched. */
type Watched = Pick<SupervisedOptions, 'onMessage' | 'onExit'>;

/** The metrics of a running site, whether anybody can ask for them or not. */
export interface SiteWatch {
  /** Whether fronts are to tell what they count. */
  readonly isOn: boolean;
  /** Has what a front tells counted; `worker` is the number of its place. */
  front(worker: number, options: Watched, child: () => Pick<Supervised, 'send'>): Watched;
  backstage(options: Watched): Watched;
  close(): Promise<void>;
}

/** How often a port that is taken is asked for again (ms): another Latarnia, which this one replaces, may still have it. */
const AGAIN = 1000;

const OFF: SiteWatch = {
  isOn: false,
  front: (_, options) => options,
  backstage: (options) => options,
  close: () => Promise.resolve(),
};

/** Begins to watch a site, and listens where its metrics have a port of their own. Without either setting nothing is loaded. */
export async function watchSite(config: Config, logger: Logger): Promise<SiteWatch> {
  if (!hasMetrics(config)) return OFF;
  const [{ SiteMetrics }, { createMetricsServer }] = await Promise.all([
    import('./site-metrics.ts'),
    import('./metrics-server.ts'),
  ]);
  const metrics = new SiteMetrics(config);
  const { listen, token } = config.metrics;
  const server = listen && createMetricsServer({ token, read: () => metrics.text() });
  const stopListening = server ? keepListening(server, listen, logger) : () => undefined;
  return {
    isOn: true,
    front: (worker, { onMessage, onExit }, child) => ({
      onMessage: (message) => {
        if (message.kind === 'front-report') metrics.frontSays(worker, message.report);
        else if (message.kind === 'metrics')
          void metrics.text().then((text) => child().send({ metrics: text }));
        else onMessage(message);
      },
      onExit: (isAsked) => {
        metrics.frontEnded(worker, isAsked);
        onExit?.(isAsked);
      },
    }),
    backstage: ({ onMessage, onExit }) => ({
      onMessage: (message) => {
        if (message.kind === 'backstage-report') metrics.backstageSays(message.report);
        else onMessage(message);
      },
      onExit: (isAsked) => {
        metrics.backstageEnded(isAsked);
        onExit?.(isAsked);
      },
    }),
    close: async () => {
      stopListening();
      metrics.close();
    },
  };
}

/** Listens, however long the port is taken: for want of metrics nobody goes without pages. Returns what ends it. */
function keepListening(
  server: Server,
  address: { readonly host: string; readonly port: number },
  logger: Logger,
): () => void {
  let again: NodeJS.Timeout | null = null;
  let hasComplained = false;
  const listen = () => server.listen({ ...address, exclusive: true });
  server.on('listening', () => {
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : address.port;
    logger.info({ host: address.host, port }, 'metrics: told at /metrics');
  });
  server.on('error', (error) => {
    if (!hasComplained) logger.error({ error, ...address }, `metrics: ${reasonOf(error)} (METRICS_PORT)`);
    hasComplained = true;
    again = setTimeout(listen, AGAIN);
  });
  listen();
  return () => {
    if (again) clearTimeout(again);
    server.close();
    server.closeAllConnections();
  };
}

function reasonOf(error: Error): string {
  return codeOf(error) === 'EADDRINUSE' ? 'the port is taken, and is asked for again' : 'cannot listen';
}
