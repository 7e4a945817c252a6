import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Attempts that fail in a row, for one account and from one address, before each has to wait (s). */
const ACCOUNT = { points: 10, duration: 15 * 60, blockDuration: 15 * 60 };
const ADDRESS = { points: 50, duration: 15 * 60, blockDuration: 15 * 60 };

/** Whether an attempt may be made. */
export interface Turn {
  /** How long to wait before it may (s); 0: it may. */
  readonly wait: number;
  /** It is the one with which the waiting began. */
  readonly isTurningPoint: boolean;
}

const GO: Turn = { wait: 0, isTurningPoint: false };

/**
 * What is guessed at, each counted by itself: who types wrong passwords keeps nobody from a code or a passkey. `proof`:
 * from an open session. `challenge`: a code for a sign-in that there is not.
 */
type Factor = 'password' | 'code' | 'recovery-code' | 'passkey' | 'proof' | 'challenge';

/**
 * Slows down who guesses. An attempt is counted before it is looked at, so that many at once count as many. An account
 * that is guessed at still opens by passkey, by the provider, and by a link from the command line.
 */
export class Throttle {
  readonly #accounts = new RateLimiterMemory({ keyPrefix: 'account', ...ACCOUNT });
  readonly #addresses = new RateLimiterMemory({ keyPrefix: 'address', ...ADDRESS });

  /** Counts an attempt. From an address that has to wait nothing is counted against accounts, nor remembered of them. */
  async attempt(factor: Factor, account: string | null, address: string): Promise<Turn> {
    const turn = await consume(this.#addresses, `${factor} ${address}`);
    return turn.wait > 0 || account === null ? turn : consume(this.#accounts, keyOf(factor, account));
  }

  /** The attempt was good: the account's count begins anew, the address gets its attempt back. */
  async forgive(factor: Factor, account: string | null, address: string): Promise<void> {
    if (account !== null) await this.#accounts.delete(keyOf(factor, account));
    await this.#addresses.reward(`${factor} ${address}`);
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Turn> {
  try {
    await limiter.consume(key);
    return GO;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const wait = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    return { wait, isTurningPoint: refused.consumedPoints === limiter.points + 1 };
  }
}

/** What was typed may be anything, and of any length. */
function keyOf(factor: Factor, account: string): string {
  const digest = createHash('sha256').update(account.trim().toLowerCase()).digest('base64url');
  return `${factor} ${digest}`;
}

/** Where a request comes from, as the front says; IPv6 by its network of 64 bits, which one household holds whole. */
export function addressOf(headers: Headers): string {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  const missing =
    tail === undefined
      ? []
      : Array<string>(Math.max(0, 8 - groups.length - tail.split(':').length)).fill('0');
  return `${[...groups, ...missing].slice(0, 4).join(':')}::/64`;
}
