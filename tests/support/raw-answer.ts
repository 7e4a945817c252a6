/** An answer as it came over the wire. */
export interface RawAnswer {
  /** 0: none came. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Reads what `sendRaw` gave back: the first answer in it. */
export function parseAnswer(bytes: string): RawAnswer {
  const [head = '', ...rest] = bytes.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = new Headers();
  for (const one of lines) {
    const colon = one.indexOf(':');
    headers.append(one.slice(0, colon), one.slice(colon + 1).trim());
  }
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0), headers, body: rest.join('\r\n\r\n') };
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
