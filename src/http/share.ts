import { isIPv6 } from 'node:net';

/**
 * Who shares what is scarce: one address, or the network of an IPv6 address (RFC 6177: a site has a /64 at least, so
 * each of its addresses would be a stranger).
 *
 * @example shareOf('::ffff:192.0.2.7') // '192.0.2.7'
 * @example shareOf('2001:db8::1:2') // '2001:db8:0:0'
 */
export function shareOf(address: string | undefined): string {
  if (address === undefined) return '';
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [before = '', after] = bare.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
