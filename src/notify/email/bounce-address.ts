import { createHmac, timingSafeEqual } from 'node:crypto';

/** Longest local part of an address (RFC 5321). */
const LONGEST_LOCAL = 64;
/** Characters of the signature: 64 bits. */
const SIGNATURE = 16;

/** Where mail that cannot be delivered comes back to. */
interface BounceSettings {
  /** `MAIL_BOUNCES`: `bounces@example.com` */
  readonly address: string;
  /** Of bounces alone. */
  readonly key: Uint8Array;
}

/**
 * Where a mail comes back to that could not be delivered: an address for each subscriber (VERP), signed, so that nobody can
 * report somebody else's as gone. Some servers write addresses small, so capitals would be lost.
 *
 * @returns `bounces+<subscriber>-<signature>@example.com`; `null`: it would be longer than an address may be, or hold what one may not
 */
export function bounceAddress({ address, key }: BounceSettings, subscriber: string): string | null {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${subscriber}-${sign(subscriber, key)}`;
  const isFit = /^[a-z0-9-]+$/.test(subscriber) && local.length <= LONGEST_LOCAL;
  return isFit ? `${local}${address.slice(at)}` : null;
}

/**
 * Whose mail came back to an address.
 *
 * @param base `MAIL_BOUNCES`
 * @param keys the current one and former ones
 * @returns the subscriber; `null`: the address is not one of ours, or was made by somebody else
 */
export function readBounceAddress(base: string, address: string, keys: readonly Uint8Array[]): string | null {
  const [local = '', domain = ''] = splitAddress(address);
  const [baseLocal = '', baseDomain = ''] = splitAddress(base);
  if (domain !== baseDomain || !local.startsWith(`${baseLocal}+`)) return null;
  const [, subscriber = '', signature = ''] =
    /^([a-z0-9-]+)-([0-9a-f]{16})$/.exec(local.slice(baseLocal.length + 1)) ?? [];
  if (subscriber === '') return null;
  return keys.some((key) => isSame(signature, sign(subscriber, key))) ? subscriber : null;
}

function splitAddress(address: string): readonly string[] {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  return [lower.slice(0, at), lower.slice(at + 1)];
}

function sign(subscriber: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(`bounce ${subscriber}`).digest('hex').slice(0, SIGNATURE);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
