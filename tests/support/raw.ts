import { connect } from 'node:net';

/**
 * Sends bytes and gives back what comes, until the other side ends or `limit` ms have passed.
 *
 * @param isLast say at once that no more comes; a server may then give up what it has not answered yet
 */
export async function sendRaw(
  port: number,
  bytes: string | Buffer,
  limit = 2000,
  isLast = true,
): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => (isLast ? socket.end(bytes) : socket.write(bytes)));
    const timer = setTimeout(() => socket.destroy(), limit);
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
  });
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  /** 0: none came. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Reads what `sendRaw` gave back: the first answer in it. */
function parseAnswer(bytes: string): RawAnswer {
  const [head = '', ...rest] = bytes.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = new Headers();
  for (const one of lines) {
    const colon = one.indexOf(':');
    headers.append(one.slice(0, colon), one.slice(colon + 1).trim());
  }
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0), headers, body: rest.join('\r\n\r\n') };
}

/** Nothing in a test takes so long (ms). */
const PATIENCE = 30_000;

/** Asks with these lines, as they are written, and no others. */
export async function askRaw(port: number, ...lines: readonly string[]): Promise<RawAnswer> {
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return parseAnswer(await sendRaw(port, bytes, PATIENCE, false));
}

const SECURITY = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
] as const;

/** What an answer lacks that every answer has to carry, and an error besides: `no-store`. */
export function lackingHeaders({ status, headers }: Pick<RawAnswer, 'status' | 'headers'>): string[] {
  const lacking: string[] = SECURITY.filter((name) => !headers.has(name));
  return status >= 400 && headers.get('cache-control') !== 'no-store' ? [...lacking, 'no-store'] : lacking;
}
