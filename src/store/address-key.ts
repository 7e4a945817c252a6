import { mailKey } from '../domain/mail-address.ts';
import type { ChannelName } from '../domain/subscription.ts';

/**
 * What makes two addresses of a channel the same.
 *
 * @example addressKey('email', 'Ola@BÜCHER.example') // 'email\nola@xn--bcher-kva.example'
 */
export function addressKey(channel: ChannelName, address: string): string {
  return `${channel}\n${channel === 'email' ? mailKey(address) : channel === 'push' ? endpointOf(address) : hrefOf(address)}`;
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
