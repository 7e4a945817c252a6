import { domainAsSent } from '../domain/mail-address.ts';
import { findLineFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import type { Asked } from './subscribers.ts';

/** Why an address is none: stable names. */
export type AddressFault = 'address.missing' | 'address.wrong' | 'address.long' | 'owner.wrong';

/** What stands before the @ (RFC 5321, 4.5.3.1.1), one part of a domain (RFC 1035, 2.3.4), and the longest address of a hook. */
const MOST_LOCAL = 64;
const MOST_LABEL = 63;
const MOST_URL = 2000;

/** What a mail's address is made of: dots and words before the @, a domain with a dot in any script behind it. */
const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}\p{M}-]{2,63}$/u;

/** Whether this can be an address of mail. Whether there is such a one only its owner's click tells. */
export function canBeMail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || text.length > LIMITS.email || findLineFault(text, LIMITS.email) !== null) return false;
  const domain = text.slice(at + 1);
  if (!DOMAIN.test(domain) || !LOCAL.test(local)) return false;
  const sent = domainAsSent(domain) ?? '';
  const { length } = new TextEncoder().encode(local);
  const isRoom = length <= MOST_LOCAL && length + 1 + sent.length <= LIMITS.email;
  // A number is a machine and no domain.
  return isRoom && !/\d$/.test(sent) && sent.split('.').every(isLabel);
}

function isLabel({ length }: string): boolean {
  return length > 0 && length <= MOST_LABEL;
}

/** Why somebody cannot be reached there; `null`: perhaps they can. */
export function findAddressFault({
  channel,
  address,
  owner,
}: Pick<Asked, 'channel' | 'address' | 'owner'>): AddressFault | null {
  if (address.trim() === '') return 'address.missing';
  if (channel === 'email') {
    if (address.length > LIMITS.email) return 'address.long';
    return canBeMail(address) ? null : 'address.wrong';
  }
  if (address.length > MOST_URL) return 'address.long';
  if (channel === 'webhook' && (owner === null || !canBeMail(owner))) return 'owner.wrong';
  return isHttps(channel === 'push' ? endpointIn(address) : address) ? null : 'address.wrong';
}

function isHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** Of the JSON of a `PushSubscription`; empty: it is none. */
function endpointIn(json: string): string {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== 'object' || read === null) return '';
    return 'endpoint' in read && typeof read.endpoint === 'string' && 'keys' in read ? read.endpoint : '';
  } catch {
    return '';
  }
}
