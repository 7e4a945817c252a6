import { connect } from 'node:net';
import type { SqlClient, SqlRow } from './dialects/dialect.ts';
import { hostsOf } from './dialects/postgres-hosts.ts';
import { openSingleHost } from './dialects/postgres-single.ts';
import { withinLimit } from './within-limit.ts';

/** What one host holds and does. */
export interface HostHolding {
  readonly isStandby: boolean;
  /** A standby that has a connection to what it follows. */
  readonly isFollowing: boolean;
  readonly logId: string | null;
  readonly revision: number;
  /** Hash of its last event; empty: it has none. */
  readonly head: string;
  /** Raised by each promotion, as far as it knows. */
  readonly epoch: number;
  /** Where its journal ends (bytes): a standby's as far as it has replayed it. */
  readonly position: number;
  /** As far as a standby has received it; of a primary `position`. */
  readonly received: number;
  readonly alone: { readonly since: string; readonly by: string } | null;
  readonly nodes: readonly ReportedNode[];
  readonly lease: { readonly holder: string | null; readonly epoch: number } | null;
}

/** A node, as its row in one host says. */
export interface ReportedNode {
  readonly id: string;
  readonly name: string;
  /** Where other machines reach it; `null`: nobody said how. */
  readonly address: string | null;
  readonly release: string;
  readonly published: { readonly revision: number; readonly head: string };
  /** It has published another event as that revision than this host holds. */
  readonly isOther: boolean;
  /** By how much its clock is ahead of the database's (ms); `null`: not measured. */
  readonly clockAhead: number | null;
  readonly seenAt: string;
  /** How long ago that was by the clock of the host (ms). */
  readonly age: number;
}

/** A host of `DATABASE_URL`, asked by itself. */
export interface HostReport {
  readonly name: string;
  readonly url: string;
  /** `null`: it does not answer. */
  readonly answer: HostHolding | null;
  /** Why there is no answer, in words; `null`: there is one. */
  readonly silence: string | null;
  /** It takes connections and then says nothing: frozen, or behind a line that drops what is said. */
  readonly isFrozen: boolean;
}

/** How long one host may take to say all of it (ms). */
const PATIENCE = 4000;
/** How long one that answers nothing may take to accept a connection (ms). */
const ACCEPT_LIMIT = 1000;

/** Asks each host of an address, side by side. */
export function reportHosts(url: string, password: string | null): Promise<HostReport[]> {
  return Promise.all(hostsOf(url).map((one) => reportHost(one, password)));
}

/** Asks one host. Never throws: one that does not answer says why. */
export async function reportHost(url: string, password: string | null): Promise<HostReport> {
  const host = openSingleHost(url, password);
  const { name } = host;
  try {
    const answer = await withinLimit(readHost(host.client), PATIENCE);
    return { name, url, answer, silence: null, isFrozen: false };
  } catch (error) {
    const cause = deepest(error);
    const code = 'code' in cause ? String(cause.code) : '';
    if (code === 'ECONNREFUSED') {
      return { name, url, answer: null, silence: 'nothing listens there', isFrozen: false };
    }
    if (code !== 'CONNECT_TIMEOUT' && code !== 'database.unreachable') {
      return { name, url, answer: null, silence: cause.message, isFrozen: false };
    }
    const isFrozen = await accepts(url);
    const silence = isFrozen ? 'it takes connections and says nothing' : 'nothing comes back from there';
    return { name, url, answer: null, silence, isFrozen };
  } finally {
    host.close();
  }
}

/** What was said at the bottom of it: by the library, or by the server. */
function deepest(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? deepest(error.cause) : error;
}

/** Whether its kernel still takes connections. */
function accepts(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) });
    const end = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.setTimeout(ACCEPT_LIMIT, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

const STANDING = `SELECT pg_is_in_recovery()::int AS standby,
  (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END - '0/0')::bigint AS position,
  (CASE WHEN pg_is_in_recovery() THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
    ELSE pg_current_wal_flush_lsn() END - '0/0')::bigint AS received,
  (SELECT count(*) FROM pg_stat_wal_receiver WHERE pid IS NOT NULL) AS receivers,
  to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`;

/** The same of a database that is one copy by nature: a file, or a libSQL server. */
export async function reportOneCopy(name: string, url: string, client: SqlClient): Promise<HostReport> {
  const answer = await readHost(client, ONE_COPY);
  return { name, url, answer, silence: null, isFrozen: false };
}

const ONE_COPY = `SELECT 0 AS standby, 0 AS position, 0 AS received, 0 AS receivers, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS now`;

async function readHost(client: SqlClient, asked = STANDING): Promise<HostHolding> {
  const [standing, last, cluster, nodes, lease] = await client.batch([
    asked,
    'SELECT sequence, hash, log_id FROM events ORDER BY sequence DESC LIMIT 1',
    "SELECT * FROM cluster WHERE name = 'hosts'",
    'SELECT nodes.*, (SELECT hash FROM events WHERE sequence = published_revision) AS held FROM nodes ORDER BY name, id',
    "SELECT holder, epoch FROM lease WHERE name = 'writer'",
  ]);
  const host = standing?.rows[0] ?? {};
  const head = last?.rows[0];
  const hosts = cluster?.rows[0];
  const held = lease?.rows[0];
  const now = Date.parse(String(host.now));
  return {
    isStandby: Number(host.standby) === 1,
    isFollowing: Number(host.receivers) > 0,
    logId: head ? String(head.log_id) : null,
    revision: Number(head?.sequence ?? 0),
    head: String(head?.hash ?? ''),
    epoch: Number(hosts?.epoch ?? 0),
    position: Number(host.position),
    received: Number(host.received),
    alone: hosts?.alone_since ? { since: String(hosts.alone_since), by: String(hosts.alone_by) } : null,
    nodes: (nodes?.rows ?? []).map((row) => toNode(row, now)),
    lease: held
      ? { holder: held.holder === null ? null : String(held.holder), epoch: Number(held.epoch) }
      : null,
  };
}

function toNode(row: SqlRow, now: number): ReportedNode {
  const isKnown = typeof row.held === 'string' && row.published_head !== '';
  return {
    id: String(row.id),
    name: String(row.name),
    address: row.address === null || row.address === undefined ? null : String(row.address),
    release: String(row.release),
    published: { revision: Number(row.published_revision), head: String(row.published_head) },
    isOther: isKnown && row.held !== row.published_head,
    clockAhead: row.clock_ahead === null ? null : Number(row.clock_ahead),
    seenAt: String(row.seen_at),
    age: Math.max(0, now - Date.parse(String(row.seen_at))),
  };
}
