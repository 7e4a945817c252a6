import { createServer, type Server } from 'node:http';
import { type MetricsAccess, metricsAnswer } from '../../front/answer-metrics.ts';
import { sendAnswer } from '../../front/engines/send-answer.ts';
import { plainAnswer } from '../../front/plain.ts';

/** Whoever asks here asks seldom, and one thing: nobody needs more (connections, ms). */
const MOST = 32;
const LIMITS = { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 65_000, maxHeaderSize: 8192 };

/** What answers on the metrics' own port, `/metrics` and nothing else. It does not listen yet. */
export function createMetricsServer(access: MetricsAccess): Server {
  const server = createServer(LIMITS, (request, response) => {
    const path = request.url?.replace(/\?.*$/s, '');
    const { method = '', headers } = request;
    const answer =
      path === '/metrics' ? metricsAnswer({ method, headers }, access) : plainAnswer(404, { path: '/' });
    sendAnswer(response, answer, () => response.destroy());
  });
  server.maxConnections = MOST;
  return server;
}
