import { HERE, type Place } from './machines.ts';
import { type Cluster, newCluster, QUICK, startPostgres } from './postgres.ts';

/** Two clusters, on one machine unless others are named: what the first writes streams to the second, and it waits for nobody. */
export interface Pair {
  readonly primary: Cluster;
  readonly standby: Cluster;
  /** Address of a database that names both, in the order in which they were made. */
  urlOf(database: string): string;
  /** Waits until a standby has all that its primary has written. */
  caughtUp(primary?: Cluster, standby?: Cluster): Promise<void>;
  /** Ends both for good, with all of their folders. */
  stop(): Promise<void>;
}

/** What lets a standby that was away go on where it was, and ask for more at once. */
const STREAMING = ['wal_keep_size=256MB', 'wal_retrieve_retry_interval=100ms', 'max_connections=60'];

/**
 * Makes a primary and, by a base backup of it, a standby. `primary` and `standby` are what they were at first: after a promotion
 * it is for whoever tests to know which is which.
 *
 * @param databases that are made before the standby is
 * @param settings of both, in the place of those that are quick and lose nothing under SIGKILL
 * @param places the machine of each
 */
export async function startPair(
  databases: readonly string[] = [],
  settings: readonly string[] = QUICK,
  places: readonly [Place, Place] = [HERE, HERE],
): Promise<Pair> {
  const both = [...STREAMING, ...settings];
  const primary = await startPostgres(both, places[0]);
  for (const name of databases) await primary.run(`CREATE DATABASE ${name}`);
  const standby = await newCluster(both, places[1]);
  await standby.follow(primary);
  return {
    primary,
    standby,
    urlOf: (database) => `postgres://postgres@${primary.address},${standby.address}/${database}`,
    caughtUp: async (from = primary, to = standby) => {
      const [row] = await from.run('SELECT pg_current_wal_flush_lsn()::text AS at');
      const asked = `SELECT pg_last_wal_replay_lsn() >= '${row?.at}'::pg_lsn AS there`;
      while ((await to.run(asked))[0]?.there !== true)
        await new Promise((resolve) => setTimeout(resolve, 10));
    },
    stop: async () => {
      await standby.stop();
      await primary.stop();
    },
  };
}
