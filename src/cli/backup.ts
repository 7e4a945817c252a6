import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { knownEpoch } from '../backstage/known-epoch.ts';
import { beginLogAnew } from '../backstage/log-notary.ts';
import { acceptLog, forgetAccepted, publishedManifest } from '../backstage/snapshot-state.ts';
import { subscriberKeyFile, subscriberKeysOf } from '../backstage/subscriber-keys.ts';
import { wallClock } from '../backstage/wall-clock.ts';
import { type Config, loadEnvFile, readConfig } from '../config/settings.ts';
import { type BackupContent, readBackup, replaceDatabase, writeBackup } from '../store/backup.ts';
import { openDatabase } from '../store/database.ts';
import { databaseFile } from '../store/database-file.ts';
import { raiseEpochAbove } from '../store/hosts-epoch.ts';
import { restoreInto } from '../store/remote-copy.ts';
import { CliError, print, printJson } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia backup` */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the database while it is in use, and verify the copy by opening it')
    .argument('<file>', 'a file that does not exist yet')
    .option('--json', 'print JSON')
    .action(backUp);
}

/** `latarnia restore` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description(
      'put a backup in the place of the database; the site may be running. A database on a server must be empty',
    )
    .argument('<file>', 'a backup')
    .option('--older', 'also one that lacks events which were published: the site goes back on purpose')
    .option('--json', 'print JSON')
    .action(restore);
}

async function backUp(path: string, options: { json?: boolean }): Promise<void> {
  const file = resolve(path);
  if (existsSync(file)) throw new CliError(`${file} exists already. Name a new file.`, 1);
  await withSession(async ({ app }) => {
    const { revision, head, logId, subscriberKeys } = await writeBackup(
      (target) => app.log.copyTo(target),
      file,
      wallClock(),
    );
    const needed = subscriberKeys.length > 0 ? (app.subscriberKeys.file?.path ?? 'SUBSCRIBER_KEY') : null;
    if (options.json) printJson({ file, revision, head, log_id: logId, needs: needed });
    else {
      print(`Revision ${revision} is in ${file}, opened again and whole.`);
      if (needed !== null)
        print(`Its subscribers cannot be read without their key: keep ${needed} as well, in another place.`);
    }
  });
}

async function restore(path: string, options: { older?: boolean; json?: boolean }): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  const file = resolve(path);
  const backup = await readBackup(file);
  if (backup.revision === 0) throw new CliError(`${file} holds no event.`, 1);
  const published = publishedManifest(config);
  const isContinued =
    published === null ||
    published.revision === 0 ||
    (backup.logId === published.logId && backup.hashes[published.revision - 1] === published.head);
  if (!isContinued && !options.older) {
    const what =
      backup.logId !== published.logId
        ? 'is of another log'
        : backup.revision < published.revision
          ? `ends at revision ${backup.revision}`
          : 'tells another story';
    throw new CliError(
      `Not restored: revision ${published.revision} is published, and ${file} ${what}. ` +
        'To go back on purpose, add --older: readers will see the older state.',
      1,
    );
  }
  if (!isContinued) {
    await beginLogAnew(config);
    acceptLog(config, backup, published);
  }
  const kept = await putInPlace(config, file, backup).catch((error: unknown) => {
    if (!isContinued) forgetAccepted(config);
    throw error;
  });
  if (options.json) printJson({ revision: backup.revision, head: backup.head, log_id: backup.logId, kept });
  else {
    print(`Restored: the log ends at revision ${backup.revision}.`);
    if (kept !== null) print(`What was there is kept as ${kept}.`);
    if (backup.subscriberKeys.length > 0)
      print('Subscribers are told nothing until you say so: latarnia notify resume');
    const missing = backup.subscriberKeys.filter((id) => !subscriberKeysOf(config).ids.includes(id));
    if (missing.length > 0) {
      print(
        `Its subscribers cannot be read yet: put back SUBSCRIBER_KEY, or ${subscriberKeyFile(config)}, with the key ${missing.join(', ')}.`,
      );
    }
  }
}

/** Returns the name that a file which was there has now. */
async function putInPlace(config: Config, file: string, { hashes }: BackupContent): Promise<string | null> {
  const { databaseUrl: url, databaseAuthToken: authToken } = config;
  if (url.startsWith('file:')) return replaceDatabase(file, databaseFile(url), wallClock());
  const database = await openDatabase({ url, authToken });
  try {
    await restoreInto(database.client, file, hashes, wallClock());
    await database.transact((tables) => raiseEpochAbove(tables, knownEpoch(config)), { onOneMachine: true });
  } finally {
    database.close();
  }
  return null;
}
