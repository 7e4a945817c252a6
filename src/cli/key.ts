import { Command } from 'commander';
import { wallClock } from '../backstage/wall-clock.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { KeySetError, keyId, keyLine, latestStatement, readPublicKey } from '../publish/key-set.ts';
import { publicKeyOf } from '../publish/signature.ts';
import {
  announceKey,
  countingKeys,
  KeyRefused,
  readSigningKeys,
  useNextKey,
  withdrawKey,
} from '../publish/signing-keys.ts';
import { CliError, formatTable, print, printJson } from './output.ts';
import { readNamedKey } from './read-named-file.ts';

/** `latarnia key public|list|announce|use|withdraw` */
export function keyCommand(): Command {
  const key = new Command('key').description(
    'the keys that what is published is signed with, which mirrors trust',
  );
  key
    .command('public')
    .description('print the public key that this site signs with, as PEM')
    .action(showPublic);
  key
    .command('list')
    .description('the keys that count, and which of them this site signs with')
    .option('--json', 'print JSON')
    .action(list);
  key
    .command('announce')
    .description(
      'announce the next key, made here, or the key of another node: mirrors trust it from then on',
    )
    .option('--key <file>', 'the public key of another node')
    .option('--json', 'print JSON')
    .action(announce);
  key
    .command('use')
    .description('sign with the announced key from now on')
    .option('--json', 'print JSON')
    .action(use);
  key
    .command('withdraw')
    .description('let a key count no more')
    .argument('<id>', 'as the list shows it')
    .option('--json', 'print JSON')
    .action(withdraw);
  return key;
}

function dataDir(): string {
  loadEnvFile(process.cwd());
  return readConfig(process.env, process.cwd()).dataDir;
}

function showPublic(): void {
  print(publicKeyOf(readSigningKeys(dataDir()).present).trim());
}

function list(options: { json?: boolean }): void {
  const keys = readSigningKeys(dataDir());
  const version = latestStatement(keys.set)?.version ?? 0;
  const rows = countingKeys(keys).map((line) => ({
    id: keyId(line),
    signs: line === keyLine(keys.present),
    next: keys.next !== null && line === keyLine(keys.next),
    key: line,
  }));
  if (options.json) printJson({ version, keys: rows });
  else {
    const use = (row: (typeof rows)[number]) =>
      row.signs ? 'signs' : row.next ? 'announced here' : 'counts';
    print(formatTable(rows.map((row) => [row.id, use(row), row.key])));
  }
}

function announce(options: { key?: string; json?: boolean }): void {
  const other = options.key === undefined ? null : readOther(options.key);
  const id = refusing(() => announceKey(dataDir(), other, wallClock()));
  if (options.json) printJson({ id });
  else if (other === null) {
    print(
      `${id} is announced. Let every mirror hear of it (a second, while it runs), then: latarnia key use`,
    );
  } else print(`${id} is announced. Give that node this folder's signing-keys.json.`);
}

function use(options: { json?: boolean }): void {
  const id = refusing(() => useNextKey(dataDir()));
  if (options.json) printJson({ id });
  else print(`Signs with ${id} from now on. Then: latarnia key withdraw, with the name of the one before.`);
}

function withdraw(id: string, options: { json?: boolean }): void {
  refusing(() => withdrawKey(dataDir(), id, wallClock()));
  if (options.json) printJson({ id });
  else print(`${id} counts no more.`);
}

function readOther(file: string): string {
  return refusing(() => readPublicKey(readNamedKey(file, '--key')));
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof KeyRefused || error instanceof KeySetError) throw new CliError(error.message, 1);
    throw error;
  }
}
