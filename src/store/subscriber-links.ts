import { timingSafeEqual } from 'node:crypto';
import type { LinkPurpose } from '../actions/subscribers.ts';
import { type Instant, msFromInstant } from '../domain/time.ts';
import type { SubscriberKeys } from './subscriber-key.ts';

/** How long a link to one's choices works (s). */
const MANAGE_LIFE = 30 * 24 * 60 * 60;

/** Ids of subscribers, and what links that work once are made of: hexadecimal, for mail servers may change capitals. */
export const ID_LENGTH = 24;
export const NONCE_LENGTH = 32;

const ID = `[0-9a-f]{${ID_LENGTH}}`;
const PROOF = '[\\w-]{32}';

const SHAPES: Readonly<Record<LinkPurpose, RegExp>> = {
  confirm: new RegExp(`^([0-9a-f]{${NONCE_LENGTH}})(${PROOF})$`),
  end: new RegExp(`^([0-9a-f]{${NONCE_LENGTH}})(${PROOF})$`),
  manage: new RegExp(`^(${ID}[0-9a-f]{8})(${PROOF})$`),
  'one-click': new RegExp(`^(${ID})(${PROOF})$`),
};

/** What a link's token says: what it was stored as, or whose it is. */
type ReadToken = { readonly nonce: string } | { readonly subscriber: string };

/** Tokens of links. None of them is stored: whoever has the database has none. */
export class SubscriberLinks {
  readonly #keys: SubscriberKeys;

  constructor(keys: SubscriberKeys) {
    this.#keys = keys;
  }

  /** Confirming, or ending for a group: works as long as its nonce is stored. */
  once(purpose: 'confirm' | 'end', nonce: string): string {
    return this.#tokenOf(purpose, nonce);
  }

  /** Choices and receipts: for 30 days of the wall clock. */
  manage(subscriber: string, now: Instant): string {
    const until = Math.floor(msFromInstant(now) / 1000) + MANAGE_LIFE;
    return this.#tokenOf('manage', `${subscriber}${until.toString(16).padStart(8, '0')}`);
  }

  /** One click unsubscribes: for ever (RFC 8058). */
  oneClick(subscriber: string): string {
    return this.#tokenOf('one-click', subscriber);
  }

  /** What a token says, if it was made here, for this, and still works; `null`: it does not. */
  read(purpose: LinkPurpose, token: string, now: Instant): ReadToken | null {
    const [, text = '', proof = ''] = SHAPES[purpose].exec(token) ?? [];
    if (!this.#isProven(`${purpose}\n${text}`, proof)) return null;
    if (purpose === 'confirm' || purpose === 'end') return { nonce: text };
    const until = Number.parseInt(text.slice(ID_LENGTH), 16) * 1000;
    if (purpose === 'manage' && until <= msFromInstant(now)) return null;
    return { subscriber: text.slice(0, ID_LENGTH) };
  }

  #tokenOf(purpose: LinkPurpose, text: string): string {
    return `${text}${this.#keys.sign(`${purpose}\n${text}`)}`;
  }

  #isProven(text: string, proof: string): boolean {
    return isOneOf(proof, this.#keys.signatures(text));
  }
}

/** Takes as long whichever it is, and wherever they differ. */
function isOneOf(proof: string, proofs: readonly string[]): boolean {
  const given = Buffer.from(proof);
  return proofs.map((one) => isSame(given, Buffer.from(one))).includes(true);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one.length === other.length ? one : Buffer.alloc(other.length), other);
}
