// Telling subscribers as a process of its own: how it starts and stops. What it does is in src/notify.
import type { Notifier } from '../backstage/notifier.ts';
import { waitForSomebody } from '../backstage/somebody-to-tell.ts';
import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { whenParentIsGone } from './launcher.ts';
import { outliveOutput } from './standard-streams.ts';

/** How long it may take to stop (ms): whoever was sent something is waited for. */
const STOP_LIMIT = 7000;

process.title = 'latarnia notify';
loadEnvFile(process.cwd());
const config = readConfig(process.env, process.cwd());
const logger = createLogger(config.logLevel);
outliveOutput();
const waiting = new AbortController();
let notifier: Notifier | null = null;
let isStopping = false;
process.on('SIGTERM', () => void stop());
// A terminal tells all processes at once; the supervisor tells this one in its turn, after the fronts.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
whenParentIsGone(() => void stop());
process.send?.({ kind: 'ready' });
const waited = await waitForSomebody(config, waiting.signal);
if (!waiting.signal.aborted) {
  // Loaded where somebody is told: elsewhere it would be most of what this process takes.
  const notifying = await import('../backstage/notifier.ts');
  notifier = new notifying.Notifier(config, logger);
  if (!isStopping) notifier.start({ skipsOld: waited });
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  waiting.abort();
  // What was not finished is told again by whoever comes next, with the same id.
  setTimeout(() => process.exit(1), STOP_LIMIT).unref();
  await notifier?.close();
  process.exit(0);
}
