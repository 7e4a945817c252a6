import { BlockList, isIP } from 'node:net';
import type { Visitor } from './visitor.ts';

/** Where a proxy of ours can be: this machine, or its own network. */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8);
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

/**
 * Who asks. Behind a proxy it is the last address of `X-Forwarded-For`: the one the proxy itself saw; what stands
 * before it, the client may have made up.
 */
export function clientAddress(
  { peer, headers }: Pick<Visitor, 'peer' | 'headers'>,
  isBehindProxy: boolean,
): string | undefined {
  if (!isBehindProxy || peer === undefined || !isNear(peer)) return peer;
  const told = headers['x-forwarded-for'];
  const last = (Array.isArray(told) ? told.at(-1) : told)?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : last;
}

function isNear(address: string): boolean {
  const bare = address.replace(/^::ffff:/, '');
  return NEAR.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}
