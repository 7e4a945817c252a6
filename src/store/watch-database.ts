import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isPostgres } from './database.ts';
import { databaseFile } from './database-file.ts';
import type { DatabaseOptions } from './dialects/dialect.ts';

/**
 * Has `told` called whenever something may be new in a database, whoever wrote it: the system tells of a file, PostgreSQL of
 * its log. What neither tells has to be asked for now and then.
 *
 * @returns ends it; `null`: this kind of database tells of nothing
 */
export function watchDatabase(
  { url, authToken }: Pick<DatabaseOptions, 'url' | 'authToken'>,
  told: () => void,
  onError: (error: Error) => void,
): (() => void) | null {
  if (isPostgres(url)) return watchServer(url, authToken, told, onError);
  if (!url.startsWith('file:')) return null;
  const file = databaseFile(url);
  const name = basename(file);
  const watcher = watch(dirname(file), (_, changed) => {
    if (changed === null || changed.startsWith(name)) told();
  });
  watcher.on('error', onError);
  return () => watcher.close();
}

function watchServer(
  url: string,
  authToken: string | null,
  told: () => void,
  onError: (error: Error) => void,
): () => void {
  const listening = import('./dialects/postgres-watch.ts').then(({ listenToPostgres }) =>
    listenToPostgres(url, authToken, told),
  );
  listening.catch(onError);
  return () => void listening.then((end) => end());
}
