import { App, wallClock } from './app.ts';
import { AuthConnection } from './auth-connection.ts';
import { findChangedPaths } from './backstage/changed-paths.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { BackstageDoor } from './door.ts';
import { createLogger } from './logger.ts';
import type { Door } from './staff/door.ts';

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
