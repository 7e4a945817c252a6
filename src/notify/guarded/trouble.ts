import { NotCalled } from './resolve-public.ts';

/** Why nobody answered. */
export type SendTrouble =
  | NotCalled['code']
  | 'net.timeout'
  /** Not called: it let others wait. */
  | 'net.resting'
  | 'net.tls'
  | 'net.refused'
  | 'net.reset'
  | 'net.garbage'
  | 'net.failed'
  | 'body.too-long';

const BY_CODE: readonly (readonly [RegExp, SendTrouble])[] = [
  [/TIMEOUT|TIMEDOUT/, 'net.timeout'],
  [
    /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/,
    'net.tls',
  ],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)/, 'net.refused'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)/, 'net.reset'],
  [/^(?:HPE_|HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES)/, 'net.garbage'],
];

/** One of a few names for what went wrong, which says nothing of whom it went wrong with. */
export function nameTrouble(error: unknown): SendTrouble {
  if (error instanceof NotCalled) return error.code;
  const code = error instanceof Error && 'code' in error && error.code ? String(error.code) : nameOf(error);
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'net.failed';
}

/** The parser of answers names some of its errors by this alone. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
