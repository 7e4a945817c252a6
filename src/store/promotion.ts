import { eq } from 'drizzle-orm';
import { cluster } from '../../db/schema.ts';
import { auditLog } from './audit.ts';
import type { Orm } from './dialects/dialect.ts';
import { openSingleHost, type SingleHost } from './dialects/postgres-single.ts';
import { type HostHolding, type HostReport, reportHost } from './host-report.ts';
import type { Claim } from './log.ts';

/** What somebody has published, and who says so. */
interface PublishedClaim extends Pick<Claim, 'revision' | 'head'> {
  /** As a sentence names it: `node m1`. */
  readonly who: string;
}

/** A host that answers. */
export type AnsweringHost = HostReport & { readonly answer: HostHolding };

/** What would come of a promotion. */
export interface PromotionPlan {
  readonly host: AnsweringHost;
  /** The one that it is to have: higher than any that was ever seen. */
  readonly epoch: number;
  /** Who has published what its log was held against. */
  readonly claims: readonly PublishedClaim[];
  /** Why it must not be; empty: it may. */
  readonly obstacles: readonly string[];
}

interface PromotionQuestion {
  readonly reports: readonly HostReport[];
  readonly host: AnsweringHost;
  readonly password: string | null;
  /** The highest epoch that this node ever saw. */
  readonly knownEpoch: number;
  /** What is known to be published beside what the nodes wrote into the host itself. */
  readonly claims: readonly PublishedClaim[];
}

/** The name of the one row of `cluster`. */
const HOSTS = 'hosts';

/** Nodes write into the primary each second: a standby that receives nothing for so long has none (ms). */
const SILENCE = 2500;

export function isAnswering(report: HostReport): report is AnsweringHost {
  return report.answer !== null;
}

/** The host that is to be promoted when nobody names one: of the standbys that answer the one that holds most. */
export function fittestStandby(reports: readonly HostReport[]): AnsweringHost | null {
  const standbys = reports.filter(isAnswering).filter(({ answer }) => answer.isStandby);
  const [best = null] = standbys.sort(
    ({ answer: one }, { answer: other }) =>
      other.epoch - one.epoch || other.revision - one.revision || other.received - one.received,
  );
  return best;
}

/** Looks for everything that speaks against a promotion. Changes nothing. */
export async function planPromotion(question: PromotionQuestion): Promise<PromotionPlan> {
  const { host, reports, password, knownEpoch } = question;
  const others = reports.filter(({ url }) => url !== host.url).filter(isAnswering);
  const highest = Math.max(knownEpoch, host.answer.epoch, ...others.map(({ answer }) => answer.epoch));
  const single = openSingleHost(host.url, password);
  const nodes = host.answer.nodes.map(({ name, published }) => ({ who: `node ${name}`, ...published }));
  const claims = [...question.claims, ...nodes].filter(({ revision }) => revision > 0);
  try {
    return {
      host,
      epoch: highest + 1,
      claims,
      obstacles: [
        ...others.flatMap((other) => rivalry(host, other, highest)),
        ...(host.answer.epoch < highest
          ? [
              `${host.name} knows of epoch ${host.answer.epoch}, and ${highest} was there already: it was left behind by a promotion. Bring it back with: latarnia join`,
            ]
          : []),
        ...(await unheld(single, host, claims)),
        ...(await brokenChain(single, host)),
        ...(await stillFed(host, password)),
      ],
    };
  } finally {
    single.close();
  }
}

/** What another host that answers says against it. */
function rivalry(host: AnsweringHost, other: AnsweringHost, highest: number): string[] {
  const { name, answer } = other;
  if (!answer.isStandby && answer.epoch === highest) {
    return [
      `${name} answers and takes writes: it is the primary. Stop its PostgreSQL for good first, if ${host.name} is to take its place.`,
    ];
  }
  if (answer.isStandby && answer.epoch === highest && answer.revision > host.answer.revision) {
    return [
      `${name} holds revision ${answer.revision}, ${host.name} only ${host.answer.revision}: promote ${name} instead.`,
    ];
  }
  return [];
}

/** What was published and is not in its log, or is another event there. */
async function unheld(
  { client }: SingleHost,
  { name, answer }: AnsweringHost,
  claims: readonly PublishedClaim[],
): Promise<string[]> {
  const found: string[] = [];
  for (const { who, revision, head } of claims) {
    if (revision > answer.revision) {
      found.push(
        `${who} has published revision ${revision}, and the log of ${name} ends at ${answer.revision}: readers have seen what it lacks.`,
      );
      continue;
    }
    const { rows } = await client.execute({
      sql: 'SELECT hash FROM events WHERE sequence = ?',
      args: [revision],
    });
    if (head !== '' && rows[0]?.hash !== head) {
      found.push(
        `${who} has published another revision ${revision} than the one that stands in the log of ${name}.`,
      );
    }
  }
  return found;
}

async function brokenChain(single: SingleHost, { name, answer }: AnsweringHost): Promise<string[]> {
  if (answer.revision === 0) return [`${name} holds no log.`];
  const { tampering } = await auditLog(single, null);
  return tampering === null ? [] : [`The log of ${name} is not as it was written. ${tampering.message}`];
}

/** A standby to which something still comes has a primary that lives, though it does not answer here. */
async function stillFed(host: AnsweringHost, password: string | null): Promise<string[]> {
  if (!host.answer.isStandby || !host.answer.isFollowing) return [];
  await new Promise((resolve) => setTimeout(resolve, SILENCE));
  const { answer } = await reportHost(host.url, password);
  return answer === null || answer.received <= host.answer.received
    ? []
    : [
        `${host.name} still receives what is written elsewhere: its primary lives, though it does not answer here. Stop its PostgreSQL first.`,
      ];
}

/** That changes are taken from now on although no second machine has them. */
interface Aloneness {
  readonly since: string;
  readonly by: string;
}

/**
 * Promotes a host, unless it takes writes already, follows its chain once more, and raises the epoch: from then on every node
 * writes to it and to no other.
 *
 * @param record writes down who did it, in the same transaction
 * @throws when it does not become the primary, or its chain is broken; then no epoch is raised
 */
export async function promoteHost(
  { host, epoch }: PromotionPlan,
  password: string | null,
  alone: Aloneness | null,
  record: (tables: Orm, revision: number) => Promise<void>,
): Promise<{ readonly revision: number }> {
  const single = openSingleHost(host.url, password);
  try {
    if (await single.isStandby()) await single.promote();
    const { events: revision, tampering } = await auditLog(single, null);
    if (tampering)
      throw new Error(
        `${host.name} was promoted, but its log is not as it was written. ${tampering.message}`,
      );
    await single.transact(async (tables) => {
      const raised = { epoch, aloneSince: alone?.since ?? null, aloneBy: alone?.by ?? null };
      // The lock of whoever writes is held: nobody else writes the row between these.
      const [row] = await tables.select().from(cluster).where(eq(cluster.name, HOSTS));
      if (row) await tables.update(cluster).set(raised).where(eq(cluster.name, HOSTS));
      else await tables.insert(cluster).values({ name: HOSTS, ...raised });
      await record(tables, revision);
    });
    return { revision };
  } finally {
    single.close();
  }
}
