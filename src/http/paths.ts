/** What a request asks for, by its first line. */
export type RequestTarget =
  | {
      readonly kind: 'path';
      /** Decoded, as the snapshot and the routes name it: `/faq/ż/`. */
      readonly path: string;
      /** With its question mark, as browsers spell it; empty: none. Printable ASCII. */
      readonly search: string;
      /** Of an address that was given whole, which then counts instead of the header `Host` (RFC 9112, 3.2.2). */
      readonly host: string | null;
    }
  /** Spelt in another way than the one we know: where it leads, path and query. */
  | { readonly kind: 'moved'; readonly to: string }
  /** The server itself: `*`. */
  | { readonly kind: 'server' }
  /** Nothing that could be an address here. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-long' };

/** How long a path may be (bytes; RFC 9112, 3 asks for 8,000 at least). A query has what room the headers leave. */
const LONGEST = 8000;

/** Paths that are in normal form at a glance, which is nearly all of them. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)*\/?$/;
const WHOLE = /^https?:\/\/([^/?#]*)(.*)$/is;
/** What nobody may write, and what would be another address to whoever decodes it once more. */
const FORBIDDEN = /[\\#]|%(?![\da-f]{2})|%(?:[01][\da-f]|7f|2f|5c|3f|23|25)/i;
/** Signs that no address has and that no log shall show: controls, bidirectional and invisible signs. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;
const NOT_PRINTABLE = /[^\x21-\x7e]/g;
/** In a query browsers encode these besides, and so does a server that reads addresses as they do (URL Standard, special-query). */
const NOT_IN_QUERY = /[^\x21-\x7e]|["'<>]/g;

/**
 * Reads the target of a request: decided here once, and everybody behind goes by it. An address has one spelling;
 * others that mean the same lead to it (dot segments, doubled slashes, needless or small percent signs, bytes that
 * should have been encoded), and what could mean two things to two readers is refused (encoded delimiters and percent
 * signs, backslashes, controls, what is no UTF-8).
 *
 * @param target as it was sent, a byte a character (latin1, as Node gives it)
 * @example readTarget('/faq/%C5%BC/?q=1') // { kind: 'path', path: '/faq/ż/', search: '?q=1', host: null }
 * @example readTarget('/panel//b/../a/') // { kind: 'moved', to: '/panel/a/' }
 */
export function readTarget(target: string): RequestTarget {
  if (target === '*') return { kind: 'server' };
  if (target.startsWith('/')) return readPath(target, null);
  const [, host, rest] = WHOLE.exec(target) ?? [];
  if (host === undefined || rest === undefined) return { kind: 'refused' };
  return readPath(rest.startsWith('/') ? rest : `/${rest}`, host);
}

/**
 * A path in the one spelling that `readTarget` takes as it is.
 *
 * @param path decoded
 */
export function encodePath(path: string): string {
  return PLAIN.test(path) ? path : encodeURI(path);
}

function readPath(target: string, host: string | null): RequestTarget {
  const mark = target.indexOf('?');
  const given = mark < 0 ? target : target.slice(0, mark);
  const search = mark < 0 || mark === target.length - 1 ? '' : encodeBytes(target.slice(mark), NOT_IN_QUERY);
  if (search.includes('#')) return { kind: 'refused' };
  if (given.length > LONGEST) return { kind: 'too-long' };
  if (PLAIN.test(given)) return { kind: 'path', path: given, search, host };
  const decoded = decode(encodeBytes(given, NOT_PRINTABLE));
  if (decoded === null) return { kind: 'refused' };
  const path = withoutDots(decoded);
  const encoded = encodePath(path);
  return encoded === given
    ? { kind: 'path', path, search, host }
    : { kind: 'moved', to: `${encoded}${search}` };
}

/** Bytes that may not stand in an address as they are. */
function encodeBytes(text: string, which: RegExp): string {
  return text.replace(which, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function decode(path: string): string | null {
  if (FORBIDDEN.test(path)) return null;
  try {
    const decoded = decodeURIComponent(path);
    return UNSEEN.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

/** RFC 3986, 5.2.4, and one slash for several. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  const isFolder = /^\.{0,2}$/.test(segments.at(-1) ?? '');
  return `/${kept.join('/')}${isFolder && kept.length > 0 ? '/' : ''}`;
}

const NAME = /^(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?$/;
const HOST = /^(\[[\da-f:.]{2,45}\]|[^:[\]]{1,255})(?::(\d{0,5}))?$/i;
const HIGHEST_PORT = 65_535;

/** The one that was right last: readers of a site nearly all name the same. */
let lastHost: string | null = null;

/**
 * Whether a text is a host and, if it says one, a port (RFC 9112, 3.2): a name of letters, digits, hyphens and
 * underscores, or an IP literal. Which one it is, is nobody's business here.
 */
export function isHost(text: string): boolean {
  if (text === lastHost) return true;
  const [, name = '', port = ''] = HOST.exec(text) ?? [];
  const isRight =
    (name.startsWith('[') ? URL.canParse(`http://${name}`) : NAME.test(name)) && Number(port) <= HIGHEST_PORT;
  if (isRight) lastHost = text;
  return isRight;
}

/**
 * The host of a request, by its headers as they were sent (name, value, name, value, …). `null`: none was named, which
 * only HTTP/1.0 may; `undefined`: several were, or what is none.
 */
export function readHost(rawHeaders: readonly string[]): string | null | undefined {
  let host: string | null = null;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (host !== null) return undefined;
    host = rawHeaders[index + 1] ?? '';
  }
  return host === null || isHost(host) ? host : undefined;
}
