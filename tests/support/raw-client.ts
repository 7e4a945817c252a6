import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { until } from './front.ts';

/** Another address of this machine, as a stranger has. */
export const ELSEWHERE = '127.0.0.2';

export interface RawClient {
  readonly socket: Socket;
  send(bytes: string | Buffer): void;
  /** All that has come. */
  received(): string;
  /** Resolves with all that has come once it fits. */
  receives(pattern: RegExp): Promise<string>;
  /** Resolves with all that has come once the other side has ended. */
  ends(): Promise<string>;
}

/** Longer than any limit of a front's (ms): a body that does not come is waited for 20 s. */
const PATIENCE = 45_000;

/**
 * A connection that says what it is told, when it is told.
 *
 * @param options.from its address
 * @param options.reads whether it takes what comes
 */
export async function openRaw(
  port: number,
  options: { readonly from?: string; readonly reads?: boolean } = {},
): Promise<RawClient> {
  const { from = '127.0.0.1', reads = true } = options;
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  let text = '';
  let isClosed = false;
  socket.setEncoding('latin1').on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
  });
  if (reads) {
    socket.on('data', (part: string) => {
      text += part;
    });
  }
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    received: () => text,
    receives: async (pattern) => {
      await until(() => pattern.test(text), PATIENCE, String(pattern));
      return text;
    },
    ends: async () => {
      await until(() => isClosed, PATIENCE, 'the end of the connection');
      return text;
    },
  };
}

/** A request as it goes over the wire. */
export function rawRequest(
  line: string,
  headers: Readonly<Record<string, string | number>> = {},
  body = '',
): string {
  const all = { Host: 'x', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
