import { lookup } from 'node:dns/promises';
import { BoundSocket, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { addressError, codeOf, StartError } from './start-error.ts';

/**
 * The socket on which readers come, held by whoever supervises the fronts: those listen on it, and what comes while none of them is
 * there waits in it. It is bound here and listened on there, so that nothing is ever taken here.
 */
export interface ListeningSocket {
  readonly fd: number;
  readonly host: string;
  readonly port: number;
  close(): void;
}

/** Where systemd puts what it hands over, sd_listen_fds(3). */
const FIRST_GIVEN = 3;
/** By this, and not by `LISTEN_PID`, it is handed on to a process whose number nobody knows before it runs. */
export const LISTEN_FD = 'LATARNIA_LISTEN_FD';
/** How long a port is waited for that a Latarnia which was killed a moment ago still holds (ms), and between two looks. */
const PATIENCE = 1000;
const LOOK = 50;

/**
 * The socket that was handed over, or a new one.
 *
 * @param environment what says so is taken out of it: it is meant for this process alone
 * @throws StartError when it cannot be used, or the address is taken or not allowed
 */
export async function openListeningSocket(
  address: { readonly host: string; readonly port: number },
  environment: NodeJS.ProcessEnv,
): Promise<ListeningSocket> {
  const fd = takeGiven(environment);
  return fd === null ? bind(address) : adopt(fd);
}

/** Whether somebody handed a socket over. */
export function isHandedOver(environment: NodeJS.ProcessEnv): boolean {
  return environment[LISTEN_FD] !== undefined || environment.LISTEN_FDS !== undefined;
}

/**
 * A new one.
 * @param address its host is a number
 * @throws what the system says
 */
export function bindSocket({ host, port }: { host: string; port: number }): ListeningSocket {
  const socket = new BoundSocket({ host, port });
  return { fd: socket.fd(), host, port: socket.address().port, close: () => socket.close() };
}

function takeGiven(environment: NodeJS.ProcessEnv): number | null {
  const { [LISTEN_FD]: handedOn, LISTEN_PID: pid, LISTEN_FDS: count } = environment;
  for (const name of [LISTEN_FD, 'LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES']) delete environment[name];
  if (handedOn !== undefined) return Number(handedOn);
  if (Number(pid) !== process.pid || count === undefined) return null;
  if (count !== '1') {
    throw new StartError(
      `Cannot start: ${count} sockets were handed over, and one is listened on. Name one address (ListenStream in latarnia.socket).`,
    );
  }
  return FIRST_GIVEN;
}

function adopt(fd: number): ListeningSocket {
  try {
    // Holds it and knows its address; it is neither read nor written.
    const socket = new Socket({ fd, readable: false, writable: false });
    const { localAddress: host, localPort: port } = socket;
    if (host === undefined || port === undefined) throw new Error('it has no port');
    return { fd, host, port, close: () => socket.destroy() };
  } catch (error) {
    throw new StartError(
      `Cannot start: what was handed over is no socket for TCP (${error instanceof Error ? error.message : error}). Look at ListenStream in latarnia.socket.`,
      { cause: error },
    );
  }
}

async function bind({ host, port }: { host: string; port: number }): Promise<ListeningSocket> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      const { address } = await lookup(host);
      return { ...bindSocket({ host: address, port }), host };
    } catch (error) {
      const mayBeLeft = codeOf(error) === 'EADDRINUSE' && performance.now() < end;
      if (!mayBeLeft) throw addressError({ host, port }, error);
      await setTimeout(LOOK);
    }
  }
}
