// `Bun.serve` with ready answers as static routes, for which no JavaScript runs: what no engine of ours can be, since they know
// nothing of `Accept-Encoding`. Bun answers 304 by their ETag.
import { ANSWERS, PORT } from './bare-answers.mjs';

const { Bun } = globalThis;

Bun.serve({
  hostname: '127.0.0.1',
  port: PORT,
  routes: Object.fromEntries(
    ANSWERS.entries()
      .filter(([target]) => !target.includes('?'))
      .map(([target, { headers, bytes }]) => [target, new Response(bytes, { headers })]),
  ),
  fetch: () => new Response(null, { status: 404 }),
});
