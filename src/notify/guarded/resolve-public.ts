import { Resolver } from 'node:dns/promises';
import { isPublicAddress } from './public-address.ts';

/** Asks for the addresses of a name; rejects when it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Why a name is not called. */
export class NotCalled extends Error {
  readonly code: 'net.name' | 'net.not-public';

  constructor(code: NotCalled['code']) {
    super(code);
    this.code = code;
  }
}

/** How long a resolver may take for one try (ms), and how often it is asked. */
const PATIENCE = { timeout: 2500, tries: 2 } as const;

/**
 * By the name servers alone: no file of this machine gives names to its own addresses, and a slow name does not hold one of the few
 * threads that files are read by.
 */
export const resolveByNameServers: Resolve = async (host) => {
  const resolver = new Resolver(PATIENCE);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
};

/**
 * The addresses of a name, each of which was judged. One that is not public condemns them all: the next answer may have it first.
 *
 * @throws NotCalled
 */
export async function resolvePublic(
  host: string,
  resolve: Resolve,
  allowed: readonly string[],
): Promise<readonly string[]> {
  const found = await resolve(host).catch(() => []);
  if (found.length === 0) throw new NotCalled('net.name');
  if (!found.every((address) => isPublicAddress(address) || allowed.includes(address))) {
    throw new NotCalled('net.not-public');
  }
  return found;
}
