import { App } from './app.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { createLogger } from './logger.ts';

/** Backstage for Astro's dev server, which has no server of ours in front. */
export async function openFollowedApp(): Promise<App> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const app = await App.open(config, createLogger(config.logLevel));
  await app.ingest();
  app.follow();
  return app;
}
