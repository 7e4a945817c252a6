import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config/settings.ts';
import { openDatabase } from '../store/database.ts';
import { isAnybodyToTell } from '../store/telling/anybody.ts';

/** How often it is asked (ms): the first one of all waits so long for their link. */
const ASK_EVERY = 5000;

/**
 * Waits until there is somebody to tell: up to then neither the log is read nor what tells is loaded.
 *
 * @returns whether it had to wait: what happened before is told to nobody
 */
export async function waitForSomebody(
  { databaseUrl: url, databaseAuthToken: authToken }: Config,
  signal: AbortSignal,
): Promise<boolean> {
  let waited = false;
  while (!signal.aborted && !(await isSomebodyIn({ url, authToken }))) {
    waited = true;
    await setTimeout(ASK_EVERY, undefined, { signal }).catch(() => undefined);
  }
  return waited;
}

/** A database that cannot be used has nobody in it: whoever serves the site says so. */
async function isSomebodyIn(where: { url: string; authToken: string | null }): Promise<boolean> {
  try {
    const database = await openDatabase({ ...where, mayCreate: false });
    try {
      return await isAnybodyToTell(database.orm);
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
