import type { ChannelName } from '../domain/subscription.ts';

/**
 * Enough of an address to tell it from others by somebody who knows it, and no more.
 *
 * @example maskAddress('email', 'ola@shop.example') // 'o…@s….example'
 */
export function maskAddress(channel: ChannelName, address: string): string {
  if (channel !== 'email') return `${channel === 'push' ? '' : hostOf(address)}…`;
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${first(address)}…@${first(domain)}…${domain.slice(domain.lastIndexOf('.'))}`;
}

function first(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 63);
}

/** What stands behind it is a secret: whoever has it can post there. */
function hostOf(address: string): string {
  return `https://${URL.parse(address)?.host ?? ''}/`;
}
