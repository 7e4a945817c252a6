/** Longest local part of an address (RFC 5321). */
const LONGEST_LOCAL = 64;

/** Where mail that cannot be delivered comes back to. */
export interface BounceSettings {
  /** `MAIL_BOUNCES`: `bounces@example.com` */
  readonly address: string;
  /** Names a subscriber, and proves that it was us who did: small letters, digits and dashes. */
  readonly tagOf: (subscriber: string) => string;
}

/**
 * An address for each subscriber (VERP), signed, so that nobody can report somebody else's as gone.
 *
 * @returns `bounces+<tag>@example.com`; `null`: it would be longer than an address may be
 */
export function bounceAddress({ address, tagOf }: BounceSettings, subscriber: string): string | null {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${tagOf(subscriber)}`;
  return local.length > LONGEST_LOCAL ? null : `${local}${address.slice(at)}`;
}

/**
 * What an address that a mail came back to says between `+` and `@`.
 *
 * @param base `MAIL_BOUNCES`
 * @returns `null`: it is another address
 */
export function bounceTagOf(base: string, address: string): string | null {
  const [local = '', domain = ''] = splitAddress(address);
  const [baseLocal = '', baseDomain = ''] = splitAddress(base);
  if (domain !== baseDomain || !local.startsWith(`${baseLocal}+`)) return null;
  return local.slice(baseLocal.length + 1);
}

/** Some servers write addresses small, so capitals say nothing. */
function splitAddress(address: string): readonly string[] {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  return [lower.slice(0, at), lower.slice(at + 1)];
}
