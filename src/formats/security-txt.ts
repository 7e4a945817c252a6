import { clockOffset } from '../domain/clock.ts';
import { SOURCE_LOCALE } from '../domain/locale.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import type { Operator, SiteDocument } from './site-document.ts';

/** RFC 9116 wants less than a year (months). */
const MONTHS = 11;

/** `/.well-known/security.txt` (RFC 9116), where somebody can be written to: nothing is invented, and nothing expired is kept up. */
export function* securityTxtDocuments({
  securityContacts: contacts = [],
}: Operator): Generator<SiteDocument> {
  if (contacts.length === 0) return;
  yield {
    path: '/.well-known/security.txt',
    locale: SOURCE_LOCALE,
    make: (context) => ({
      type: 'text/plain; charset=utf-8',
      text: [
        ...contacts.map((contact) => `Contact: ${contact}`),
        `Expires: ${expiryOf(context)}`,
        'Preferred-Languages: pl, en',
        ...(context.siteUrl === null ? [] : [`Canonical: ${context.siteUrl}/.well-known/security.txt`]),
        '',
      ].join('\n'),
    }),
  };
}

/**
 * The first of a month, eleven months on, by the machine's clock: that is what the site's clock shows, less what a replay is set
 * off by. So the file is another one once a month, and one that is not made any more expires.
 */
function expiryOf({ state, now }: Pick<ViewContext, 'state' | 'now'>): Instant {
  const wall = instantAfter(now, -clockOffset(state.clock));
  const months = Number(wall.slice(0, 4)) * 12 + Number(wall.slice(5, 7)) - 1 + MONTHS;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01T00:00:00.000Z`;
}
