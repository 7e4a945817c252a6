// Telling subscribers as a process of its own: how it starts and stops. What it does is in src/notify.
import { Notifier } from '../backstage/notifier.ts';
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
const notifier = new Notifier(config, logger);
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
whenParentIsGone(() => void stop());
notifier.start();
process.send?.({ kind: 'ready' });

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // What was not finished is told again by whoever comes next, with the same id.
  setTimeout(() => process.exit(1), STOP_LIMIT).unref();
  await notifier.close();
  process.exit(0);
}
