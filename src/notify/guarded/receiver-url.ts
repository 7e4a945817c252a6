import { isIP } from 'node:net';
import type { AddressFlaw } from '../../domain/address-flaw.ts';
import { isPublicAddress } from './public-address.ts';

/** Longer ones are cut by some on their way (characters). */
const LONGEST = 2048;

/** Names that no resolver of the internet answers, and that one of a house may. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|onion)$/;

/** At least two labels, the last of which is no number. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Above 1023, what speaks another protocol: https://fetch.spec.whatwg.org/#port-blocking. */
const OTHER_PROTOCOLS = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
];

/**
 * Reads where something is sent to. It is read here alone: what was judged is what is called.
 *
 * @param allowed numeric addresses that are taken though they are not public: of tests
 */
export function readReceiver(
  text: string,
  allowed: readonly string[] = [],
): { readonly url: URL } | { readonly flaw: AddressFlaw } {
  if (text.length > LONGEST) return { flaw: 'address.too-long' };
  // The parser would leave these out, or take them for slashes: who writes them means to be read in two ways.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(text)) return { flaw: 'address.invalid' };
  const url = URL.parse(text);
  if (!url) return { flaw: 'address.invalid' };
  if (url.protocol !== 'https:') return { flaw: 'address.scheme' };
  // Also an empty name, which the parsed address no longer shows.
  if (/^[^/]*\/*[^/?#]*@/.test(text)) return { flaw: 'address.credentials' };
  if (!isUsualPort(url.port)) return { flaw: 'address.port' };
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) {
    return isPublicAddress(host) || allowed.includes(host) ? { url } : { flaw: 'address.not-public' };
  }
  return NAME.test(host) && host.length <= 253 && !INSIDE.test(host)
    ? { url }
    : { flaw: 'address.not-public' };
}

/** 443, and what programs of one's own listen on; lower ones are other protocols'. */
function isUsualPort(port: string): boolean {
  if (port === '') return true;
  const number = Number(port);
  return number >= 1024 && !OTHER_PROTOCOLS.includes(number);
}
