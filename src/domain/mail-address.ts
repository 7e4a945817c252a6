/**
 * A domain as it stands in the letter to a mail server, which is longer than it is written in another script (RFC 5890).
 *
 * @returns `null`: it cannot be written so
 */
export function domainAsSent(domain: string): string | null {
  return URL.parse(`https://${domain}`)?.hostname ?? null;
}

/**
 * What all ways to write one address of mail have in common: its domain without regard to case and script, and what stands before it
 * without regard to case. Dots and `+` say what they say: only Google reads them otherwise.
 *
 * @param address one that can be an address
 */
export function mailKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at).normalize('NFC').toLowerCase()}@${domainAsSent(domain) ?? domain.toLowerCase()}`;
}
