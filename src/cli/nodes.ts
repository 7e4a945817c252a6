import { Command } from 'commander';
import { isFileLeaseHeld } from '../backstage/file-lease.ts';
import { knownEpoch } from '../backstage/known-epoch.ts';
import { type Config, loadEnvFile, readConfig } from '../config/settings.ts';
import { type AskedNode, disagreements, writerOf } from '../store/agreement.ts';
import { isPostgres, openDatabase } from '../store/database.ts';
import { type HostReport, reportHosts, reportOneCopy } from '../store/host-report.ts';
import { saidEvery, withPresent } from '../store/nodes.ts';
import { fittestStandby } from '../store/promotion.ts';
import { askNode } from './ask-node.ts';
import { CliError, formatTable, print, printJson } from './output.ts';

/** `latarnia nodes` */
export function nodesCommand(): Command {
  return new Command('nodes')
    .description(
      'every host of the database and every node of the site: where it stands, and what does not agree',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      loadEnvFile(process.cwd());
      const config = readConfig(process.env, process.cwd());
      const known = knownEpoch(config);
      const reports = await report(config);
      const writer = writerOf(reports, known);
      // With the primary gone a standby still says who there was.
      const source = writer ?? fittestStandby(reports);
      const nodes = await Promise.all(
        (source?.answer.nodes ?? []).map(async (node) => {
          const said = await askNode(node);
          return {
            ...node,
            isOther: node.isOther || said?.isOther === true,
            serves: said?.revision ?? null,
            saidEvery: saidEvery(config.databaseUrl),
          };
        }),
      );
      const holder = source?.answer.lease?.holder ?? null;
      const troubles = disagreements(reports, nodes, known);
      if (options.json) printJson(asJson(reports, writer, nodes, holder, troubles));
      else printTables(reports, writer, nodes, holder, troubles);
      if (!source) throw new CliError('No host of DATABASE_URL answers: what the nodes do is not known.', 1);
    });
}

async function report({ databaseUrl: url, databaseAuthToken: authToken }: Config): Promise<HostReport[]> {
  if (isPostgres(url)) return reportHosts(url, authToken);
  const database = await openDatabase({ url, authToken, mayCreate: false });
  try {
    if (!url.startsWith('file:')) return [await reportOneCopy(new URL(url).host, url, database.client)];
    return [withLock(await reportOneCopy('the file', url, database.client), isFileLeaseHeld(url))];
  } finally {
    database.close();
  }
}

/**
 * With a file its lock tells who was killed from who is idle.
 *
 * @param isHeld whether a node that lives has the lock; `null`: not known
 */
function withLock(report: HostReport, isHeld: boolean | null): HostReport {
  const { answer } = report;
  if (answer === null || answer.lease === null || isHeld === null) return report;
  const { lease, nodes } = answer;
  if (!isHeld) return { ...report, answer: { ...answer, lease: { ...lease, holder: null } } };
  if (lease.holder === null) return report;
  return { ...report, answer: { ...answer, nodes: withPresent(nodes, lease.holder) } };
}

function roleOf({ url, answer, isFrozen }: HostReport, writer: HostReport | null): string {
  if (answer === null) return isFrozen ? 'frozen' : 'gone';
  if (url === writer?.url) return 'primary';
  if (!answer.isStandby) return 'fenced';
  return answer.isFollowing ? 'standby' : 'standby of none';
}

/** How much of the primary's journal a standby has not replayed yet (bytes); `null`: it is not to be said. */
function lagOf({ answer }: HostReport, writer: HostReport | null): number | null {
  if (!answer?.isStandby || !writer?.answer) return null;
  return Math.max(0, writer.answer.position - answer.position);
}

function printTables(
  reports: readonly HostReport[],
  writer: HostReport | null,
  nodes: readonly AskedNode[],
  holder: string | null,
  troubles: readonly string[],
): void {
  const hosts = reports.map((one) => {
    const lag = lagOf(one, writer);
    return [
      one.name,
      roleOf(one, writer),
      one.answer ? String(one.answer.revision) : '',
      one.answer ? String(one.answer.epoch) : '',
      lag === null ? '' : `${lag} B`,
    ];
  });
  print(formatTable([['host', 'role', 'revision', 'epoch', 'behind'], ...hosts]));
  const rows = nodes.map((node) => [
    node.name,
    node.release,
    String(Math.max(node.published.revision, node.serves ?? 0)),
    node.clockAhead === null ? '' : `${node.clockAhead} ms`,
    `${Math.round(node.age / 1000)} s ago`,
    node.id === holder ? 'lease' : '',
  ]);
  if (rows.length > 0) {
    print('');
    print(formatTable([['node', 'release', 'published', 'clock ahead', 'seen', ''], ...rows]));
  }
  print('');
  if (troubles.length > 0) print(troubles.join('\n'));
  else if (nodes.length > 0) print('All of them agree.');
  else {
    print(
      `${hosts.length > 1 ? 'The hosts agree. ' : ''}No node is known. One that works with this database says so when it starts, and within a minute after a restore.`,
    );
  }
}

function asJson(
  reports: readonly HostReport[],
  writer: HostReport | null,
  nodes: readonly AskedNode[],
  holder: string | null,
  troubles: readonly string[],
) {
  return {
    agree: troubles.length === 0,
    hosts: reports.map((one) => ({
      name: one.name,
      role: roleOf(one, writer),
      revision: one.answer?.revision ?? null,
      head: one.answer?.head ?? null,
      epoch: one.answer?.epoch ?? null,
      lag_bytes: lagOf(one, writer),
      alone: one.answer?.alone ?? null,
      silence: one.silence,
    })),
    nodes: nodes.map((node) => ({
      id: node.id,
      name: node.name,
      address: node.address,
      release: node.release,
      published: node.published.revision,
      serves: node.serves,
      clock_ahead_ms: node.clockAhead,
      seen_at: node.seenAt,
      seen_seconds_ago: Math.round(node.age / 1000),
      holds_lease: node.id === holder,
    })),
    troubles,
  };
}
