// The front as a process of its own. Its options come as JSON in the first argument, or over IPC to one that was started
// before they were known; there it tells who started it where it listens and which generation it serves.

import type { OpenEngine } from '../front/engines/engine.ts';
import { openNode } from '../front/engines/node.ts';
import { logError } from '../front/log.ts';
import { insistOnHttps } from '../front/own-headers.ts';
import { Front, HANDING_OVER } from '../front/server.ts';
import type { FrontArguments } from './front-arguments.ts';
import { BACKSTAGE_MOVES, HAND_OVER } from './hand-over.ts';
import { SupervisorMetrics } from './metrics/ask-supervisor.ts';
import { reportFront } from './metrics/front-reporter.ts';
import { toldArgument } from './told-argument.ts';

process.title = 'latarnia front';

const options = readOptions(process.argv[2] ?? (await toldArgument()));
// Only whoever ends TLS for us makes readers come by way of a proxy.
if (options.isBehindProxy) insistOnHttps();
// Not among the options, which anybody on this machine can read.
const token = process.env.METRICS_TOKEN || null;
const metrics = new SupervisorMetrics();
const front = new Front(
  {
    ...options,
    metrics: token === null ? null : { token, read: () => metrics.read() },
    onSwap: (id) => process.send?.({ kind: 'serving', id }),
  },
  await engineHere(),
);

const stopReporting = options.isCounted ? reportFront(front) : () => undefined;
/** Sooner than was asked for before, never later. */
const stop = (...how: Parameters<Front['stop']>) => {
  front.stop(...how).then(() => {
    stopReporting();
    process.exit(0);
  });
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop());
process.on('message', (message) => {
  if (message === HAND_OVER) stop(HANDING_OVER);
  if (message === BACKSTAGE_MOVES) front.expectBackstage();
});
// Nobody is there any more who would start it again. It may have gone before this was listened for.
process.on('disconnect', () => stop());
if (process.send && process.connected === false) process.exit(0);
// Where the log was read may be gone; readers are not.
process.stderr.on('error', () => undefined);

try {
  const port = await front.start();
  process.send?.({ kind: 'listening', port });
} catch (error) {
  logError('cannot listen', error);
  process.send?.({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect?.();
}

/** By what this process runs in: whoever starts it chooses (`FRONT_ENGINE`). */
async function engineHere(): Promise<OpenEngine> {
  if (process.versions.bun === undefined) return openNode;
  const { BunEngine } = await import('../front/engines/bun.ts');
  return (served) => new BunEngine(served);
}

function readOptions(json: string): FrontArguments {
  const given: unknown = JSON.parse(json);
  if (!isOptions(given)) throw new Error('the front is started by "latarnia serve"');
  return given;
}

function isOptions(given: unknown): given is FrontArguments {
  return typeof given === 'object' && given !== null && 'snapshot' in given && 'listen' in given;
}
