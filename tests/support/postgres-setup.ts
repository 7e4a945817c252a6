import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/database.ts';
import { startPostgres } from './postgres.ts';
import { noPostgres } from './postgres-programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's own database, and of the one from which each test's is made; `null`: there is no server. */
    postgres: { readonly own: string; readonly template: string } | null;
  }
}

/** One cluster for all tests of a run: nothing there is meant to outlive it, so nothing waits for the disk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (noPostgres !== null) {
    process.stderr.write(`Tests on PostgreSQL are left out: ${noPostgres}.\n`);
    project.provide('postgres', null);
    return async () => undefined;
  }
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const cluster = await startPostgres(quick);
  await cluster.run('CREATE DATABASE template');
  const database = await openDatabase({ url: cluster.urlOf('template'), authToken: null });
  database.close();
  project.provide('postgres', { own: cluster.urlOf('postgres'), template: cluster.urlOf('template') });
  return () => cluster.stop();
}
