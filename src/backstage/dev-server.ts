import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import type { Door } from '../staff/door.ts';
import { App } from './app.ts';
import { AuthConnection } from './auth-connection.ts';
import { findChangedPaths } from './changed-paths.ts';
import { BackstageDoor } from './staff-access.ts';
import { wallClock } from './wall-clock.ts';

/** Backstage for Astro's dev server, which has no server of ours in front. */
export async function openFollowedApp(): Promise<{ app: App; door: Door }> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const logger = createLogger(config.logLevel);
  const app = await App.open(config, logger);
  await app.follow();
  const door = new BackstageDoor(app, new AuthConnection(config, logger, () => app.siteName), {
    changedPaths: (before, after) => findChangedPaths(app, before, after, wallClock()),
    troubles: () => [],
  });
  return { app, door };
}
