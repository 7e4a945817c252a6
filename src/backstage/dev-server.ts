import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { GuardedSender } from '../notify/guarded/guarded-sender.ts';
import { GuardedReceivers } from '../notify/receivers.ts';
import type { StaffAccess } from '../staff/staff-access.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';
import type { PastSource, ViewContext } from '../views/context.ts';
import { App } from './app.ts';
import { AuthConnection } from './auth-connection.ts';
import { findChangedPaths } from './changed-paths.ts';
import { PastStates, pastSourceOf } from './past-states.ts';
import { BackstageAccess } from './staff-access.ts';
import { subscribeAccessOf } from './subscribe-access.ts';
import { wallClock } from './wall-clock.ts';

/** Backstage for Astro's dev server, which has no server of ours in front. */
export async function openFollowedApp(): Promise<{
  app: App;
  access: StaffAccess;
  past: (now: ViewContext) => PastSource;
  subscribe: SubscribeAccess;
}> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const logger = createLogger(config.logLevel);
  const app = await App.open(config, logger);
  await app.follow();
  const access = new BackstageAccess(app, new AuthConnection(config, logger, () => app.siteName), {
    changedPaths: (before, after) => findChangedPaths(app, before, after, wallClock()),
    // It has no built pages to render.
    pageAfter: async () => null,
    troubles: () => [],
  });
  const sender = new GuardedSender();
  const subscribe = subscribeAccessOf(app, new GuardedReceivers(sender));
  return { app, access, past: pastSourceOf(new PastStates(app.log)), subscribe };
}
