import { Command } from 'commander';
import { AuditTable } from '../auth/audit.ts';
import { knownEpoch } from '../backstage/known-epoch.ts';
import { nodeId } from '../backstage/node-id.ts';
import { publishedManifest } from '../backstage/snapshot-state.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { type Config, loadEnvFile, readConfig } from '../config/settings.ts';
import { warsawTime } from '../domain/time.ts';
import { isPostgres } from '../store/database.ts';
import { type HostReport, reportHosts } from '../store/host-report.ts';
import {
  type AnsweringHost,
  fittestStandby,
  isAnswering,
  type PromotionPlan,
  planPromotion,
  promoteHost,
} from '../store/promotion.ts';
import { YES_HELP } from './apply.ts';
import { askNode } from './ask-node.ts';
import { badUsage, CliError, print, printJson } from './output.ts';
import { actorName } from './session.ts';

/** A node that was not heard of for longer is gone (ms): a day. */
const LATELY = 86_400_000;

interface PromoteOptions {
  alone?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** `latarnia promote` */
export function promoteCommand(): Command {
  return new Command('promote')
    .description(
      'make a standby the primary, once the primary is gone; without --yes only say what it would do',
    )
    .argument('[host]', 'as DATABASE_URL names it; left out: the standby that holds most')
    .option('--alone', 'also take changes while no second machine has them, as latarnia alone does')
    .option('--yes', YES_HELP)
    .option('--json', 'print JSON')
    .action(promote);
}

async function promote(wanted: string | undefined, options: PromoteOptions): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const { databaseUrl, databaseAuthToken: password } = config;
  if (!isPostgres(databaseUrl)) {
    throw new CliError('DATABASE_URL names no PostgreSQL: there is no standby to promote.', 1);
  }
  const reports = await reportHosts(databaseUrl, password);
  const host = choose(reports, wanted);
  const others = reports.filter(({ url }) => url !== host.url);
  if (!host.answer.isStandby && others.every(isSettled(host))) {
    throw new CliError(
      `${host.name} takes writes already, in epoch ${host.answer.epoch}: there is nothing to promote.`,
      1,
    );
  }
  const asked = await askNodes(host);
  const own = nodeId(config.dataDir);
  const claims = [...ownClaims(config), ...asked.flatMap(({ claim }) => claim ?? [])];
  const plan = await planPromotion({ reports, host, password, knownEpoch: knownEpoch(config), claims });
  if (plan.obstacles.length > 0) throw new CliError(['Not promoted.', ...plan.obstacles].join('\n'), 1);
  const lines = describePlan(
    plan,
    others,
    asked.filter(({ node }) => node.id !== own).flatMap(saySilent),
    options.alone ?? false,
  );
  if (!options.yes) {
    if (options.json) printJson(planJson(plan, null));
    else for (const line of lines) print(line);
    throw new CliError('Nothing was done. To do it, repeat with --yes.', 1);
  }
  if (!options.json) for (const line of lines) print(line);
  const actor = actorName();
  const alone = options.alone ? { since: wallClock(), by: actor } : null;
  const away = others.flatMap(({ name, answer }) => (answer === null ? [name] : []));
  const { revision } = await promoteHost(plan, password, alone, async (tables, at) => {
    const audit = new AuditTable(tables);
    const facts = { host: host.name, epoch: String(plan.epoch), revision: String(at) };
    await audit.record({ kind: 'host.promoted', actor, facts });
    if (alone) await audit.record({ kind: 'hosts.alone', actor, facts: { hosts: away.join(', ') } });
  }).catch((error: unknown) => {
    throw mayNot(error, host) ?? error;
  });
  if (options.json) printJson(planJson(plan, revision));
  else
    print(
      `${host.name} is the primary, in epoch ${plan.epoch}, at revision ${revision}. Nodes follow it by themselves.`,
    );
}

function choose(reports: readonly HostReport[], wanted: string | undefined): AnsweringHost {
  const names = reports.map(({ name }) => name).join(', ');
  if (wanted === undefined) {
    const fittest = fittestStandby(reports) ?? loneWriter(reports);
    if (fittest) return fittest;
    throw new CliError(
      `No standby answers among the hosts of DATABASE_URL (${names}).\n${silences(reports).join('\n')}`,
      1,
    );
  }
  const found = reports.filter(({ name }) => name === wanted || name.split(':')[0] === wanted);
  const [report] = found;
  if (!report || found.length > 1) throw badUsage(`DATABASE_URL names ${names}. Which of them is ${wanted}?`);
  if (!isAnswering(report)) throw new CliError(`${report.name} does not answer: ${report.silence}.`, 1);
  return report;
}

/** One that was promoted by hand, or by a promotion that broke off before it raised the epoch. */
function loneWriter(reports: readonly HostReport[]): AnsweringHost | null {
  const writers = reports.filter(isAnswering).filter(({ answer }) => !answer.isStandby);
  return writers.sort((one, other) => other.answer.epoch - one.answer.epoch)[0] ?? null;
}

/** Whether beside a primary another host is as it should be: a standby of the same epoch, or one that is fenced. */
function isSettled(primary: AnsweringHost) {
  return ({ answer }: HostReport): boolean =>
    answer !== null && (answer.isStandby || answer.epoch < primary.answer.epoch);
}

/** What this node has published: also what it had from a primary that is gone. */
function ownClaims(config: Config) {
  const published = publishedManifest(config);
  return published ? [{ who: 'this node', revision: published.revision, head: published.head }] : [];
}

/** What nodes serve by their own word: their rows in a standby may be from before it was cut off. */
function askNodes({ answer }: AnsweringHost) {
  return Promise.all(
    answer.nodes.map(async (node) => {
      const said = await askNode(node);
      const claim = said && { who: `node ${node.name}, asked now,`, revision: said.revision, head: '' };
      return { node, claim };
    }),
  );
}

/** That a node which was there lately cannot be asked: it may live where this machine does not see it. */
function saySilent({ node, claim }: Awaited<ReturnType<typeof askNodes>>[number]): string[] {
  if (claim !== null || node.age > LATELY) return [];
  return [
    `node ${node.name} does not answer: what it has published since ${warsawTime(node.seenAt)} is not known. If it lives where a line is cut, and changes are taken there alone, its readers see what will be missing here.`,
  ];
}

function silences(reports: readonly HostReport[]): string[] {
  return reports.flatMap(({ name, silence }) => (silence === null ? [] : [`${name}: ${silence}.`]));
}

/** What it does, what was looked at, and what comes after: one line each. */
function describePlan(
  { host, epoch, claims }: PromotionPlan,
  others: readonly HostReport[],
  silent: readonly string[],
  alone: boolean,
): string[] {
  const { name, answer } = host;
  const published = claims.map(({ who, revision }) => `${who} ${revision}`).join(', ');
  const hasStandby = others.some((other) => other.answer?.isStandby);
  return [
    `${name} becomes the primary, in epoch ${epoch}. Its log ends at revision ${answer.revision}, as it was written from the first event on.`,
    published === ''
      ? 'Nothing is known to be published.'
      : `Published, as far as is known, and all of it is there: ${published}.`,
    ...silences(others),
    ...silent,
    ...others.flatMap((other) =>
      other.isFrozen
        ? [
            `${other.name} may go on where it stopped: stop its PostgreSQL, or cut its power. Until then nodes never write to it, as its epoch is lower.`,
          ]
        : [],
    ),
    ...(hasStandby
      ? [`The other standbys followed the old primary. On the machine of each: latarnia join`]
      : [
          alone
            ? 'No standby is left: changes are taken all the same, on this one machine, until one is there.'
            : 'No standby is left: changes are refused until one is there (latarnia join), or somebody says: latarnia alone',
        ]),
  ];
}

function planJson({ host, epoch, claims }: PromotionPlan, promotedAt: number | null) {
  const published = claims.map(({ who, revision }) => ({ who, revision }));
  return {
    host: host.name,
    revision: promotedAt ?? host.answer.revision,
    epoch,
    published,
    promoted: promotedAt !== null,
  };
}

/** An ordinary user may promote only when it was allowed to. */
function mayNot(error: unknown, host: AnsweringHost): CliError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!('code' in cause) || cause.code !== '42501') continue;
    const user = new URL(host.url).username;
    return new CliError(
      `Not promoted: ${user} may not do that on ${host.name}. The log is there to be read, but the right has to be given while there is a primary: GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO ${user}. ` +
        `Now, as the user postgres on that machine: pg_ctlcluster <version> <name> promote, and then this command again, for the epoch.`,
      1,
    );
  }
  return null;
}
