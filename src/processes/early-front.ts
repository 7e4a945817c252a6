import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { DEFAULT_ADDRESS } from '../config/address.ts';
import { ROOT } from '../config/folders.ts';
import { forkModule } from './child-process.ts';
import { bindSocket, isHandedOver, type ListeningSocket } from './listening-socket.ts';
import { SUCCEEDS } from './succession.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** A front that loads what it is made of, beside whoever has to look first whether it may serve, and what. */
interface EarlyFront {
  readonly address: Address;
  readonly socket: ListeningSocket;
  readonly child: ChildProcess;
}

/** What is typed after `serve` with which there is a front, and nothing is only explained. */
const KNOWN_WORDS = new Set(['--build']);

let started: EarlyFront | null = null;

/**
 * Starts a front before anything else is loaded, where it is plain where it will listen. It takes nothing and says nothing until
 * it is taken by `takeEarlyFront`, and ends with this process. Where anything is out of the ordinary nothing happens: whoever
 * reads the settings says what is wrong with them.
 *
 * @param words what was typed after `serve`
 * @param directory where `.env` lies
 */
export function startEarlyFront(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  directory: string,
): void {
  if (words.some((word) => !KNOWN_WORDS.has(word))) return;
  // What is read into the environment here would be taken for what it was started with.
  const settings = { ...readEnvFile(directory), ...environment };
  const address = plainAddress(settings);
  if (address === null) return;
  const socket = tryBind(address);
  if (socket === null) return;
  const child = forkModule(join(ROOT, 'src', 'processes', 'front.ts'), [], [socket.fd], settings);
  child.on('error', () => undefined);
  // Whoever finds that the site cannot start ends without it.
  child.unref();
  child.channel?.unref();
  started = { address, socket, child };
}

/** The front that was started early, for its supervisor; `null`: there is none for this address. It is given once. */
export function takeEarlyFront({ host, port }: Address): EarlyFront | null {
  const early = started;
  started = null;
  if (early === null) return null;
  if (early.address.host === host && early.address.port === port) return early;
  early.child.kill('SIGKILL');
  early.socket.close();
  return null;
}

/** `null`: there is no front here, another serves until this one may, or only the reader of the settings knows. */
function plainAddress(settings: NodeJS.ProcessEnv): Address | null {
  if (settings[SUCCEEDS] !== undefined || isHandedOver(settings) || settings.ROLE === 'staff') return null;
  if (settings.FRONT_ENGINE && settings.FRONT_ENGINE !== 'node') return null;
  const host = settings.HOST || DEFAULT_ADDRESS.host;
  const port = settings.PORT || String(DEFAULT_ADDRESS.port);
  return isIP(host) !== 0 && /^\d{1,5}$/.test(port) && Number(port) < 65_536
    ? { host, port: Number(port) }
    : null;
}

function readEnvFile(directory: string): NodeJS.ProcessEnv {
  try {
    return parseEnv(readFileSync(join(directory, '.env'), 'utf8'));
  } catch {
    return {};
  }
}

function tryBind(address: Address): ListeningSocket | null {
  try {
    return bindSocket(address);
  } catch {
    return null;
  }
}
