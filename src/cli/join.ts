import { existsSync, renameSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { knownEpoch } from '../backstage/known-epoch.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { type Config, loadEnvFile, readConfig } from '../config/settings.ts';
import { warsawTime } from '../domain/time.ts';
import { writerOf } from '../store/agreement.ts';
import {
  holdsSomething,
  majorVersion,
  makeStandby,
  openFolder,
  ownerOf,
  runningOver,
  versionOf,
} from '../store/data-folder.ts';
import { isPostgres } from '../store/database.ts';
import { openSingleHost, type SingleHost } from '../store/dialects/postgres-single.ts';
import { reportHosts } from '../store/host-report.ts';
import { findLost } from '../store/lost-changes.ts';
import type { AnsweringHost } from '../store/promotion.ts';
import { YES_HELP } from './apply.ts';
import { asIntents, type LostFile, readLost, tellLost, writeLost } from './lost-file.ts';
import { badUsage, CliError, countOf, print } from './output.ts';
import { withSession } from './session.ts';

interface JoinOptions {
  user?: string;
  propose?: string;
  yes?: boolean;
}

/** `latarnia join` */
export function joinCommand(): Command {
  return new Command('join')
    .description(
      'make a standby of the present primary on this machine, and say first what the folder held beyond it',
    )
    .argument('[folder]', 'where PostgreSQL has its data: empty, new, or that of a server which does not run')
    .option('--user <name>', 'the role that may replicate; left out: that of DATABASE_URL')
    .option('--propose <file>', 'put what a lost machine held up again, for a person to apply')
    .option('--yes', YES_HELP)
    .action(async (folder: string | undefined, options: JoinOptions) => {
      if ((folder === undefined) === (options.propose === undefined)) {
        throw badUsage('Name a folder, or a file with --propose.');
      }
      if (options.propose !== undefined) return propose(resolve(options.propose));
      await join(resolve(folder ?? ''), options);
    });
}

async function join(folder: string, { user, yes = false }: JoinOptions): Promise<void> {
  assertUser(folder);
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  assertStopped(folder);
  const primary = await findPrimary(config);
  const old = holdsSomething(folder);
  const single = openSingleHost(primary.url, config.databaseAuthToken);
  try {
    const lost = old ? await tellOld(folder, primary, single) : null;
    if (old && !yes) {
      throw new CliError(
        `Nothing was done. With --yes ${folder} is kept under another name, and a standby of ${primary.name} takes its place.`,
        1,
      );
    }
    const version = await majorVersion(single);
    const joining = `${folder}.joining`;
    if (existsSync(joining))
      throw new CliError(
        `${joining} is there already: another join is under way, or broke off. Remove it.`,
        1,
      );
    await makeStandby(joining, version, connectionOf(primary, config, user)).catch((error: unknown) => {
      throw new CliError(
        `No base backup of ${primary.name}: ${error instanceof Error ? error.message : error}`,
        1,
      );
    });
    putInPlace(folder, joining, old, lost);
    print(`${folder} is a standby of ${primary.name}. Start it: ${startOf(folder)}`);
    print('Then see that it follows: latarnia nodes');
  } finally {
    single.close();
  }
}

/** Nothing is taken away: what was there has another name before what is new has its own. */
function putInPlace(folder: string, joining: string, old: boolean, lost: LostFile | null): void {
  if (old) {
    const kept = `${folder}.before-${wallClock().replace(/[:.]/g, '-')}`;
    if (lost !== null && lost.changes.length > 0) {
      const file = `${kept}.lost.json`;
      writeLost(file, lost);
      print(`What was lost is written down in ${file}.`);
      print(`To put it up again, where a node runs, as its user: latarnia join --propose ${basename(file)}`);
    }
    renameSync(folder, kept);
    print(`The old folder is kept as ${kept}.`);
  } else if (existsSync(folder)) {
    renameSync(folder, `${folder}.empty`);
  }
  renameSync(joining, folder);
}

function assertUser(folder: string): void {
  const owner = existsSync(dirname(folder)) ? ownerOf(folder) : null;
  if (owner === null) throw new CliError(`There is no ${dirname(folder)}.`, 1);
  if (process.getuid?.() === 0) {
    throw new CliError(
      'PostgreSQL refuses to be root. Be the user that its data belong to: sudo -u postgres --preserve-env=DATABASE_URL npx latarnia join …',
      1,
    );
  }
  if (owner !== process.getuid?.()) {
    throw new CliError(
      `${existsSync(folder) ? folder : dirname(folder)} belongs to another user than ${userInfo().username}. Be the user that PostgreSQL runs as.`,
      1,
    );
  }
}

function assertStopped(folder: string): void {
  const pid = runningOver(folder);
  if (pid === null) return;
  throw new CliError(
    `PostgreSQL runs over ${folder} (process ${pid}). Stop it first: ${startOf(folder, 'stop')}`,
    1,
  );
}

/** Debian's clusters are started by their version and name. */
function startOf(folder: string, what: 'start' | 'stop' = 'start'): string {
  const [, version, name] = /^\/var\/lib\/postgresql\/(\d+)\/([^/]+)$/.exec(folder) ?? [];
  return version === undefined ? `pg_ctl -D ${folder} ${what}` : `pg_ctlcluster ${version} ${name} ${what}`;
}

async function findPrimary(config: Config): Promise<AnsweringHost> {
  const { databaseUrl, databaseAuthToken } = config;
  if (!isPostgres(databaseUrl)) throw new CliError('DATABASE_URL names no PostgreSQL.', 1);
  const reports = await reportHosts(databaseUrl, databaseAuthToken);
  const primary = writerOf(reports, knownEpoch(config));
  if (primary) return primary;
  const said = reports.map(({ name, silence, answer }) =>
    silence === null ? `${name}: ${answer?.isStandby ? 'a standby' : 'takes writes'}` : `${name}: ${silence}`,
  );
  throw new CliError(
    `There is no primary to follow (${said.join('; ')}). Is one gone for good, then first: latarnia promote`,
    1,
  );
}

/** Says what a folder holds beyond the log that goes on. `null`: it is not known. */
async function tellOld(
  folder: string,
  primary: AnsweringHost,
  current: SingleHost,
): Promise<LostFile | null> {
  if (versionOf(folder) === null)
    throw new CliError(`${folder} is neither empty nor a folder of PostgreSQL's.`, 1);
  const opened = await openFolder(folder, primary.url).catch((error: unknown) => {
    print(`What ${folder} held could not be read: ${error instanceof Error ? error.message : error}`);
    print('It will be kept; latarnia join, without --yes, looks into a kept folder as well.');
    return null;
  });
  if (opened === null) return null;
  try {
    const lost = await findLost(opened.host, current);
    if (lost === null) {
      print(`${folder} holds another log than ${primary.name}, or none.`);
      return null;
    }
    const told = tellLost(lost);
    print(describeLost(told, folder, primary.name));
    return told;
  } finally {
    await opened.close();
  }
}

function describeLost({ common, changes }: LostFile, folder: string, name: string): string {
  if (changes.length === 0) return `${folder} holds nothing that ${name} lacks (up to revision ${common}).`;
  return [
    `Up to revision ${common} both tell the same. Only ${folder} holds:`,
    ...changes.flatMap(({ at, by, what, words, todo }) => [
      `  ${warsawTime(at)}, ${by}: ${what}`,
      ...(words === null ? [] : words.split('\n').map((line) => `      ${line}`)),
      ...(todo === null ? [] : [`    to do: ${todo}`]),
    ]),
  ].join('\n');
}

function connectionOf(primary: AnsweringHost, config: Config, user: string | undefined) {
  const url = new URL(primary.url);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || '5432',
    user: user ?? decodeURIComponent(url.username),
    // Of another role the password is where libpq looks for it: PGPASSWORD, or .pgpass.
    password: user === undefined ? decodeURIComponent(url.password) || (config.databaseAuthToken ?? '') : '',
  };
}

async function propose(file: string): Promise<void> {
  const lost = readLost(file);
  await withSession(async ({ app, state }) => {
    if (state.logId !== lost.log_id) throw new CliError(`${file} is of another log.`, 1);
    const count = await app.intents.keepLost(asIntents(lost));
    print(
      count === 0
        ? 'Nothing of it was new.'
        : `${countOf(count, 'change waits', 'changes wait')} for a person: latarnia scheduled list, or “What needs you”. To apply one: latarnia scheduled apply <id>`,
    );
    for (const { what, todo } of lost.changes) if (todo !== null) print(`${what}: ${todo}`);
  });
}
