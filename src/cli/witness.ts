import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { wallClock } from '../backstage/wall-clock.ts';
import { msFromInstant } from '../domain/time.ts';
import { whenLauncherIsGone } from '../processes/launcher.ts';
import { outliveOutput } from '../processes/standard-streams.ts';
import { LogWitness, witnessRequest } from '../publish/log-witness.ts';
import { fetchLog, fetchLogKeys } from '../publish/remote-log.ts';
import { type NoteKey, readVerifierKey } from '../publish/signed-note.ts';
import { badUsage, CliError, countOf, print } from './output.ts';
import { witnessServer } from './witness-server.ts';

interface Options {
  readonly folder: string;
  readonly name?: string;
  readonly key?: string;
  readonly port?: string;
  readonly host: string;
}

/** `latarnia witness <url>` */
export function witnessCommand(): Command {
  return new Command('witness')
    .description(
      'sign what another site has published, as long as it goes on from what was seen of it before',
    )
    .argument('<url>', 'the address of the site')
    .requiredOption('--folder <folder>', 'where its key and what it has seen are kept')
    .option('--name <name>', 'what it is called in its signatures (default: the name of this machine)')
    .option('--key <key>', 'the verifier key of the log (default: those that the site shows the first time)')
    .option('--port <port>', 'keep running, and sign what the site sends to this port')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .action(witness);
}

async function witness(site: string, options: Options): Promise<void> {
  const log = readLog(site);
  const name = readName(options.name ?? hostname());
  const port = options.port === undefined ? null : readPort(options.port);
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const keys = await readKeys(log, folder, options.key);
  const own = new LogWitness({
    folder,
    name,
    keysOf: (origin) => keys.filter(({ name }) => name === origin),
    time: () => Math.floor(msFromInstant(wallClock()) / 1000),
  });
  if (port === null) return signOnce(log, own);
  print(`The key of this witness, for WITNESSES: ${own.verifierKey}`);
  await listen(own, port, options.host);
}

/** What is said with `--key`, or what the site showed when it was first asked: another is not taken afterwards. */
async function readKeys(log: string, folder: string, given: string | undefined): Promise<NoteKey[]> {
  if (given !== undefined) return keysIn(given, given);
  const file = join(folder, 'log-keys');
  if (existsSync(file)) return keysIn(readFileSync(file, 'utf8'), file);
  const shown = await fetchLogKeys(log);
  const keys = keysIn(shown, `What ${log}keys answers`);
  // Only what can be used stays for the next time.
  writeFileSync(file, shown);
  return keys;
}

function keysIn(text: string, what: string): NoteKey[] {
  const keys = text
    .split('\n')
    .filter((line) => line !== '')
    .map(readVerifierKey)
    .filter((key) => key !== null);
  if (keys.length === 0) throw badUsage(`${what} is not a verifier key of a log.`);
  return keys;
}

async function signOnce(log: string, own: LogWitness): Promise<void> {
  const { text, checkpoint, tree } = await fetchLog(log);
  const { size: old } = own.seen(checkpoint.origin);
  if (old > checkpoint.size) {
    throw new CliError(
      `The log is shorter than it was: ${countOf(old, 'event was', 'events were')} seen before, ${countOf(checkpoint.size, 'is', 'are')} there now.`,
      1,
    );
  }
  const proof = tree.consistencyProof(old, checkpoint.size);
  const { status, body } = own.add(witnessRequest(old, proof, text));
  if (status === 403 || status === 404) {
    throw new CliError(
      `${checkpoint.origin} is not signed by a key that is known here. If its key has changed, ask whoever runs the site, and name it with --key.`,
      1,
    );
  }
  if (status !== 200) {
    throw new CliError(
      `Two pasts: what is served does not go on from the ${countOf(old, 'event that was', 'events that were')} seen.`,
      1,
    );
  }
  print(`${text}${body}`.trimEnd());
}

/** `POST /add-checkpoint`, until it is told to stop. */
async function listen(own: LogWitness, port: number, host: string): Promise<void> {
  const server = witnessServer(own);
  outliveOutput();
  const stop = () => void server.close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  whenLauncherIsGone(stop);
  await new Promise<void>((done, fail) => {
    server.once('error', fail).once('close', done);
    server.listen(port, host);
  });
}

/** The address of the public log of a site. */
function readLog(site: string): string {
  const url = URL.parse(site);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw badUsage(`${site} is not the address of a site. Write it with https:// in front.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw badUsage('Leave the name and the password out of the address: the log is there for everybody.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/log/`;
}

/** In a signature, and in the key for `WITNESSES`, it ends at a space or at a plus. */
function readName(name: string): string {
  if (/^[^\s+\p{C}]+$/u.test(name)) return name;
  throw badUsage(
    `--name “${name}” is not a name for a witness. Write one without spaces or +, such as witness.example.`,
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw badUsage(`--port ${text} is not a port. Write 0 to 65535.`);
  return port;
}
