import { decodeEntities } from './entities.ts';

/** What an address may begin with that leads off the site. */
export const LINK_SCHEMES: readonly string[] = ['https', 'http', 'mailto', 'tel', 'sms'];

/** Blanks and control characters, which browsers leave out of an address. */
const LEFT_OUT = /[\p{Cc}\s]/gu;

/**
 * Where a link leads, encoded as it stands in a page; `null`: readers cannot be sent there. A text stands on
 * several pages, so an address that is told from the page leads nowhere in particular.
 */
export function linkTarget(written: string): string | null {
  const address = decodeEntities(written).toWellFormed().trim();
  const bare = address.replace(LEFT_OUT, '');
  const scheme = /^([a-z][a-z0-9.+-]*):/i.exec(bare)?.[1]?.toLowerCase();
  const isKnown = scheme === undefined ? /^(?:\/(?![/\\])|[#?])/.test(bare) : LINK_SCHEMES.includes(scheme);
  if (!isKnown) return null;
  return encodeURI(address).replaceAll('%25', '%');
}

/** An address as people read it: `mailto:` is a matter of machines. */
export function readableAddress(written: string): string {
  return decodeEntities(written).replace(/^mailto:/i, '');
}
