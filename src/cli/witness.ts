import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
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
import { badUsage, CliError, print } from './output.ts';

interface Options {
  readonly folder: string;
  readonly name?: string;
  readonly key?: string;
  readonly port?: string;
  readonly host: string;
}

/** No more of a request is read (bytes). */
const LONGEST = 65_536;

/** `latarnia witness <url>` */
export function witnessCommand(): Command {
  return new Command('witness')
    .description(
      'sign what another site has published, as long as it goes on from what was seen of it before',
    )
    .argument('<url>', 'the address of the site')
    .requiredOption('--folder <folder>', 'keeps its key, and what it has seen')
    .option('--name <name>', 'what it is called in its signatures (default: the name of this machine)')
    .option('--key <key>', 'the verifier key of the log (default: those that the site shows at first)')
    .option('--port <port>', 'stay, and sign what the site sends to this port')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .action(witness);
}

async function witness(site: string, options: Options): Promise<void> {
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const log = `${site.replace(/\/+$/, '')}/log/`;
  const keys = await readKeys(log, folder, options.key);
  const own = new LogWitness({
    folder,
    name: options.name ?? hostname(),
    keysOf: (origin) => keys.filter(({ name }) => name === origin),
    time: () => Math.floor(msFromInstant(wallClock()) / 1000),
  });
  if (options.port === undefined) return signOnce(log, own);
  print(`Its key, for WITNESSES: ${own.verifierKey}`);
  await listen(own, readPort(options.port), options.host);
}

/** What is said with `--key`, or what the site showed when it was first asked: another is not taken afterwards. */
async function readKeys(log: string, folder: string, given: string | undefined): Promise<NoteKey[]> {
  const file = join(folder, 'log-keys');
  if (given === undefined && !existsSync(file)) writeFileSync(file, await fetchLogKeys(log));
  const lines = (given ?? readFileSync(file, 'utf8')).split('\n').filter((line) => line !== '');
  const keys = lines.map(readVerifierKey).filter((key) => key !== null);
  if (keys.length === 0) throw badUsage(`${given ?? file} is no verifier key of a log.`);
  return keys;
}

async function signOnce(log: string, own: LogWitness): Promise<void> {
  const { text, checkpoint, tree } = await fetchLog(log);
  const { size: old } = own.seen(checkpoint.origin);
  if (old > checkpoint.size) {
    throw new CliError(
      `The log is shorter than it was: ${old} events were seen, ${checkpoint.size} are there.`,
      1,
    );
  }
  const proof = tree.consistencyProof(old, checkpoint.size);
  const { status, body } = own.add(witnessRequest(old, proof, text));
  if (status === 403 || status === 404) {
    throw new CliError(`${checkpoint.origin} is not signed by a key that is known here.`, 1);
  }
  if (status !== 200) {
    throw new CliError(`Two pasts: what is served does not go on from the ${old} events that were seen.`, 1);
  }
  print(`${text}${body}`.trimEnd());
}

/** `POST /add-checkpoint`, until it is told to stop. */
async function listen(own: LogWitness, port: number, host: string): Promise<void> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') return response.writeHead(404).end();
    const sent = await readBody(request);
    if (sent === null) return response.writeHead(413).end();
    const { status, type, body } = own.add(sent);
    return response.writeHead(status, { 'Content-Type': type }).end(body);
  });
  outliveOutput();
  const stop = () => void server.close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  whenLauncherIsGone(stop);
  await new Promise<void>((done, fail) => {
    server.once('error', fail).once('close', done);
    server.listen(port, host);
  });
}

/** @returns `null`: it is too long */
async function readBody(request: IncomingMessage): Promise<string | null> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > LONGEST) return null;
  }
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw badUsage(`--port ${text} is no port.`);
  return port;
}
