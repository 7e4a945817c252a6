import { createServer, type Server } from 'node:http';
import { answerMetrics, type MetricsAccess } from '../../front/answer-metrics.ts';
import { answerPlainly } from '../../front/plain.ts';

/** Whoever asks here asks seldom, and one thing: nobody needs more (connections, ms). */
const MOST = 32;
const LIMITS = { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 65_000, maxHeaderSize: 8192 };

/** What answers on the metrics' own port, `/metrics` and nothing else. It does not listen yet. */
export function createMetricsServer(access: MetricsAccess): Server {
  const server = createServer(LIMITS, (request, response) => {
    const path = request.url?.replace(/\?.*$/s, '');
    if (path === '/metrics') answerMetrics(request, response, access);
    else answerPlainly(response, 404, { path: '/' });
  });
  server.maxConnections = MOST;
  return server;
}
