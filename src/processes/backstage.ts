// Backstage as a process of its own: how it starts, says that it is alive, and stops. What it does is in src/backstage.
import { type Backstage, openBackstage } from '../backstage/backstage.ts';
import { rehearse } from '../backstage/rehearsal.ts';
import { LoggedCounts } from '../config/logged-counts.ts';
import { createLogger } from '../config/logger.ts';
import { hasMetrics, loadEnvFile, readConfig } from '../config/settings.ts';
import { GO, REHEARSE } from './hand-over.ts';
import { whenParentIsGone } from './launcher.ts';
import { reportBackstage } from './metrics/backstage-reporter.ts';
import { clearSocket, socketPath } from './socket.ts';
import { outliveOutput } from './standard-streams.ts';

/** How often whoever started this process is told that it is alive (ms). */
const BEAT = 1000;
/** How long it may take to stop (ms). */
const STOP_LIMIT = 8000;

process.title = 'latarnia backstage';
loadEnvFile(process.cwd());
const config = readConfig(process.env, process.cwd());
const logged = new LoggedCounts();
const logger = createLogger(config.logLevel, logged.note);
setInterval(() => process.send?.({ kind: 'beat' }), BEAT).unref();

outliveOutput();
/** Until everything is there, there is nothing to put away. */
let backstage: Backstage | null = null;
let isStopping = false;
process.on('SIGTERM', () => void stop());
// A terminal tells all processes at once; the supervisor tells this one in its turn, after the fronts.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
// Nobody is there any more who would start it again.
whenParentIsGone(() => void stop());

if (process.argv[2] === REHEARSE) await rehearseFirst();
const socket = socketPath(config);
await clearSocket(socket);
await openBackstage(
  config,
  socket,
  { logger, logged },
  {
    onOpen(opened) {
      backstage = opened;
      if (hasMetrics(config)) reportBackstage(opened, logger);
      process.on('uncaughtException', (error) => {
        logger.fatal({ error }, 'backstage breaks down');
        process.exit(1);
      });
    },
    onListening: () => process.send?.({ kind: 'ready' }),
  },
);

/** Makes ready what will be published, and waits until it may be. */
async function rehearseFirst(): Promise<void> {
  const go = new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === GO) resolve();
    });
  });
  try {
    await rehearse(config);
  } catch (error) {
    process.send?.({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
    throw error;
  }
  process.send?.({ kind: 'rehearsed' });
  // This alone is waited for, and keeps the process up.
  process.channel?.ref();
  await go;
  process.channel?.unref();
}

/** What is under way is finished, unless that takes too long and nobody is there who would see to it. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_LIMIT).unref();
  await backstage?.close();
  process.exit(0);
}
