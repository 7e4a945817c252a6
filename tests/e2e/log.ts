import { join } from 'node:path';
import type { ActionContext } from '../../src/actions/context.ts';
import { ingestContent } from '../../src/actions/ingest-content.ts';
import { OPERATOR } from '../../src/domain/staff.ts';
import { type Instant, instantFromMs } from '../../src/domain/time.ts';
import { readContent } from '../../src/markdown/content.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { EventLog } from '../../src/store/log.ts';
import { manuscripts } from '../support/manuscripts.ts';
import type { RunningSite } from './site.ts';

/** Where the files of a site lie, whether it runs or not. */
type Files = Pick<RunningSite, 'dataDir'>;

export const wallClock = (): Instant => instantFromMs(Date.now());

/** The database of a running site. */
export function databaseOf({ dataDir }: Files): string {
  return `file:${join(dataDir, 'latarnia.db')}`;
}

/** Opens the database of a running site for as long as `work` takes: as any other process does. */
export async function withDatabase<T>(site: Files, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: databaseOf(site), authToken: null, mayCreate: false });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The same with its log, for somebody who may do everything. */
export function withLog<T>(site: Files, work: (context: LogContext) => Promise<T>): Promise<T> {
  return withDatabase(site, (database) => {
    const log = new EventLog(database, wallClock);
    const intents = new StoredIntents(log, wallClock);
    return work({
      log,
      intents,
      inspect: inspectMarkdown,
      manuscripts,
      actor: 'cli:test',
      authority: OPERATOR,
    });
  });
}

/** Begins a log with the words of a folder, before the site starts: it makes its pages once then. */
export async function beginLog(site: Files, contentDir: string): Promise<void> {
  const database = await openDatabase({ url: databaseOf(site), authToken: null });
  database.close();
  const { files } = await readContent(contentDir);
  await withLog(site, (context) => ingestContent(context, files));
}

/** What an action is given, with the log itself. */
export type LogContext = ActionContext & { readonly log: EventLog };
