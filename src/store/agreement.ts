import { warsawTime } from '../domain/time.ts';
import type { HostReport, ReportedNode } from './host-report.ts';
import { type AnsweringHost, isAnswering } from './promotion.ts';

/** A node that was not heard of for so many of its beats is spoken of. */
const MISSED = 3;
/** By so much a clock may differ from the database's (ms). */
const CLOCK_LIMIT = 60_000;

/** A node as the primary knows it, and as it says itself where it can be asked. */
export interface AskedNode extends ReportedNode {
  /** What it serves by its own word; `null`: it was not asked, or does not answer. */
  readonly serves: number | null;
  /** How often it is to say that it is there (ms). */
  readonly saidEvery: number;
}

/** The host that is written to: of those that take writes the one of the highest epoch; `null`: none answers, or two are equal. */
export function writerOf(reports: readonly HostReport[], knownEpoch: number): AnsweringHost | null {
  const writers = reports.filter(isAnswering).filter(({ answer }) => !answer.isStandby);
  const highest = Math.max(knownEpoch, ...writers.map(({ answer }) => answer.epoch));
  const [writer = null, second] = writers.filter(({ answer }) => answer.epoch === highest);
  return second ? null : writer;
}

/** Everything in which hosts and nodes do not agree, and what to do about it: a sentence each. Empty: they do. */
export function disagreements(
  reports: readonly HostReport[],
  nodes: readonly AskedNode[],
  knownEpoch: number,
): string[] {
  const writer = writerOf(reports, knownEpoch);
  return [
    ...reports.flatMap((report) => ofHost(report, writer, knownEpoch)),
    ...(writer ? [] : ofWriters(reports)),
    ...nodes.flatMap((node) => ofNode(node, writer)),
    ...ofReleases(nodes),
    ...(writer ? ofLease(writer, nodes) : []),
  ];
}

function ofHost(report: HostReport, writer: AnsweringHost | null, knownEpoch: number): string[] {
  const { name, silence } = report;
  if (!isAnswering(report)) return [`${name} does not answer: ${silence}.`];
  const { isStandby, isFollowing, epoch, revision, logId, head, alone } = report.answer;
  const highest = Math.max(knownEpoch, writer?.answer.epoch ?? 0);
  if (!isStandby && epoch < highest) {
    return [
      `${name} takes writes in epoch ${epoch}, but another was promoted since (epoch ${highest}): nothing is written to it. Stop it, and on its machine: latarnia join`,
    ];
  }
  if (report.url === writer?.url) {
    return alone
      ? [
          `Changes are taken on ${name} alone since ${warsawTime(alone.since)}, as ${alone.by} said: no second machine need have them.`,
        ]
      : [];
  }
  if (!isStandby || !writer) return isStandby && !isFollowing ? [`${name} follows no primary.`] : [];
  const { answer: first } = writer;
  if (logId !== null && logId !== first.logId) return [`${name} holds another log than ${writer.name}.`];
  if (revision > first.revision)
    return [`${name} holds revision ${revision}, ${writer.name} only ${first.revision}.`];
  if (revision === first.revision && head !== first.head) {
    return [`${name} and ${writer.name} hold different events as revision ${revision}.`];
  }
  if (!isFollowing)
    return [`${name} follows no primary: it stays at revision ${revision}. On its machine: latarnia join`];
  return revision < first.revision ? [`${name} is behind: revision ${revision} of ${first.revision}.`] : [];
}

function ofWriters(reports: readonly HostReport[]): string[] {
  const writers = reports.filter(isAnswering).filter(({ answer }) => !answer.isStandby);
  const names = writers.map(({ name }) => name).join(' and ');
  if (writers.length > 1) {
    return [
      `${names} take writes in the same epoch: nothing is written to either. Stop PostgreSQL on one, then: latarnia promote <the other>`,
    ];
  }
  return reports.some(isAnswering) && writers.length === 0
    ? ['No host takes writes: nothing can be changed. If the primary does not come back: latarnia promote']
    : [];
}

function ofNode(
  { name, published, serves, isOther, age, clockAhead, saidEvery }: AskedNode,
  writer: AnsweringHost | null,
): string[] {
  const shown = Math.max(published.revision, serves ?? 0);
  return [
    ...(writer && shown > writer.answer.revision
      ? [`Node ${name} has published revision ${shown}, which ${writer.name} lacks.`]
      : []),
    ...(writer && isOther && shown <= writer.answer.revision
      ? [
          `Node ${name} has published revision ${shown} as another event than ${writer.name} holds: its readers see what was said there alone. To have it follow: stop it, move DATA_DIR/snapshot away, start it.`,
        ]
      : []),
    ...(age > MISSED * saidEvery && serves === null
      ? [`Node ${name} was not heard of for ${secondsOf(age)} s.`]
      : []),
    ...(clockAhead !== null && Math.abs(clockAhead) > CLOCK_LIMIT
      ? [
          `The clock of node ${name} is ${secondsOf(Math.abs(clockAhead))} s ${clockAhead > 0 ? 'ahead of' : 'behind'} the database's: it may write nothing.`,
        ]
      : []),
  ];
}

function ofReleases(nodes: readonly AskedNode[]): string[] {
  const releases = [...new Set(nodes.map(({ release }) => release))];
  return releases.length < 2
    ? []
    : [
        `Nodes run different releases (${releases.join(', ')}). When all run the newer one: latarnia upgrade finish`,
      ];
}

function ofLease({ answer: { lease } }: AnsweringHost, nodes: readonly AskedNode[]): string[] {
  if (nodes.length === 0 || (lease !== null && nodes.some(({ id }) => id === lease.holder))) return [];
  return ['No node has the lease: nobody takes in content or applies what is due.'];
}

function secondsOf(ms: number): number {
  return Math.round(ms / 1000);
}
