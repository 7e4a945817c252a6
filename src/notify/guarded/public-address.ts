import ipaddr from 'ipaddr.js';

/** Answered by a cloud's own machines although it lies among public addresses: Azure's. */
const METADATA = ['168.63.129.16'];

// It comes as CommonJS: Node finds no names in it.
const { IPv4, IPv6 } = ipaddr;

/** Where the addresses of the internet are given out (RFC 4291, 2.4); what lies outside is nobody's, or a form of IPv4. */
const GLOBAL = IPv6.parseCIDR('2000::/3');

/**
 * Whether a numeric address is one of the internet: none of this machine, of a house, a provider's inside, a cloud's metadata,
 * a document, a measurement, and none that stands for another (IPv4 within IPv6, NAT64, 6to4, Teredo).
 *
 * @param address IPv4 as four decimal numbers, or IPv6, as a resolver or the parser of URLs writes them; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (IPv4.isValidFourPartDecimal(address)) {
    return IPv4.parse(address).range() === 'unicast' && !METADATA.includes(address);
  }
  // With a zone it is of one link of this machine.
  if (address.includes('%') || !IPv6.isValid(address)) return false;
  const parsed = IPv6.parse(address);
  return parsed.range() === 'unicast' && parsed.match(GLOBAL);
}
