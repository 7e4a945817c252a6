import { existsSync, mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createLogger } from '../config/logger.ts';
import { loadEnvFile, readConfig } from '../config/settings.ts';
import { warsawTime } from '../domain/time.ts';
import { Mirror } from '../mirror/mirror.ts';
import { FolderLock } from '../processes/folder-lock.ts';
import { whenLauncherIsGone } from '../processes/launcher.ts';
import { outliveOutput } from '../processes/standard-streams.ts';
import { KeySetError, keyId, readPublicKey } from '../publish/key-set.ts';
import { badUsage, CliError, print } from './output.ts';
import { readNamedKey } from './read-named-file.ts';

interface MirrorCommandOptions {
  readonly key: readonly string[];
  readonly once?: boolean;
  readonly allowHttp?: boolean;
  readonly older?: boolean;
}

/** `latarnia mirror` */
export function mirrorCommand(): Command {
  return new Command('mirror')
    .description('keep a folder like what a site publishes, for the fronts of ROLE=reader')
    .argument('<places...>', 'the addresses of the site (https://one.example), and last the folder')
    .option(
      '--key <key>',
      'a public key that is trusted: a file, or its one line; may be given several times',
      (key, before: readonly string[]) => [...before, key],
      [],
    )
    .option('--once', 'fetch what is published now, and end')
    .option('--allow-http', 'take http from other machines too: who listens sees what is public anyway')
    .option('--older', 'take an older generation than was taken before, once')
    .action(mirror);
}

async function mirror(places: readonly string[], options: MirrorCommandOptions): Promise<void> {
  loadEnvFile(process.cwd());
  const config = readConfig(process.env, process.cwd());
  process.title = 'latarnia mirror';
  const origins = places.slice(0, -1).map((text) => readOrigin(text, options.allowHttp ?? false));
  if (origins.length === 0) throw badUsage('Name the address of the site, and the folder to keep it in.');
  const folder = resolve(places.at(-1) ?? '');
  const pinned = options.key.map(readKey);
  if (existsSync(join(folder, 'latarnia.db'))) {
    throw new CliError(`${folder} holds a database: it is a site's own. Name another folder.`, 1);
  }
  mkdirSync(folder, { recursive: true });
  const lock = FolderLock.take(folder);
  try {
    const mirroring = new Mirror({
      origins,
      folder,
      pinned,
      mayGoBack: options.older ?? false,
      logger: createLogger(config.logLevel),
    });
    if (mirroring.trusted.length === 0) {
      throw badUsage(
        'Say which key to trust: --key <file>. "latarnia key public" prints it on the machine of the site; bring it here by a way of its own.',
      );
    }
    print(`Trusted: ${mirroring.trusted.map(keyId).join(', ')}, and what is signed by them to follow.`);
    if (options.once) {
      if (!(await mirroring.once())) throw new CliError(mirroring.troubles.join('\n'), 1);
      const { held } = mirroring;
      print(
        `Revision ${held?.revision ?? 0} of ${held ? warsawTime(held.created) : 'never'} is in ${folder}.`,
      );
      return;
    }
    outliveOutput();
    const stop = () => void mirroring.stop();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    whenLauncherIsGone(stop);
    await mirroring.run();
  } finally {
    lock.release();
  }
}

/** @throws when it is no origin, or http from another machine */
function readOrigin(text: string, mayBeHttp: boolean): URL {
  const url = URL.parse(text);
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw badUsage(`${text} is no address of a site, such as https://status.example.com.`);
  }
  if (url.pathname !== '/') throw badUsage(`${text}: name the site alone, without a path.`);
  if (url.protocol === 'http:' && !mayBeHttp && !isLoopback(url.hostname)) {
    throw badUsage(`${text} is http: name https, or say --allow-http.`);
  }
  return url;
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** A key as it is named: by a file, or as its one line. */
function readKey(given: string): string {
  try {
    return readPublicKey(readNamedKey(given, '--key'));
  } catch (error) {
    if (error instanceof KeySetError) throw badUsage(`--key ${given}: ${error.message}`);
    throw error;
  }
}
