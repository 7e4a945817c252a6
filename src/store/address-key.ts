import { domainToASCII } from 'node:url';
import type { ChannelName } from '../domain/subscription.ts';

/**
 * What makes two addresses the same: of mail the domain without regard to case and script (RFC 5890), and what stands before
 * it without regard to case. Dots and `+` say what they say: only Google reads them otherwise.
 *
 * @example addressKey('email', 'Ola@BÜCHER.example') // 'email\nola@xn--bcher-kva.example'
 */
export function addressKey(channel: ChannelName, address: string): string {
  return `${channel}\n${channel === 'email' ? mailKey(address) : channel === 'push' ? endpointOf(address) : hrefOf(address)}`;
}

function mailKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at).normalize('NFC').toLowerCase()}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

function hrefOf(address: string): string {
  return URL.parse(address)?.href ?? address;
}

/** A browser may draw new keys for the same subscription. */
function endpointOf(json: string): string {
  const read: unknown = JSON.parse(json);
  return typeof read === 'object' && read !== null && 'endpoint' in read
    ? hrefOf(String(read.endpoint))
    : json;
}
