import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll } from 'vitest';
import { seedLog } from '../../src/backstage/seed-log.ts';
import { ROOT } from '../../src/config/folders.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { State } from '../../src/domain/state.ts';
import { openDatabase } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/log.ts';
import type { ViewContext } from '../../src/views/context.ts';
import { NOON } from './events.ts';
import { RENDERED } from './state.ts';

const SHIPPED = { contentDir: join(ROOT, 'content'), contentIsShipped: true };

/**
 * The shipped site as it is seeded, once for a file.
 *
 * @returns what a view is given of it, within a test
 */
export function shipOnce(): (locale: Locale) => ViewContext {
  let state: State | null = null;
  beforeAll(async () => {
    state = await seed();
  });
  return (locale) => {
    if (state === null) throw new Error('not seeded yet');
    return { state, now: NOON, locale, words: RENDERED, supportUrl: null, siteUrl: null };
  };
}

async function seed(): Promise<State> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-shipped-'));
  const database = await openDatabase({ url: `file:${join(folder, 'test.db')}`, authToken: null });
  try {
    const log = new EventLog(database, () => NOON);
    await seedLog(log, SHIPPED, pino({ level: 'silent' }));
    return await log.current();
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}
