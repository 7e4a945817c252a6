import type { Locale } from '../domain/locale.ts';
import type { ViewContext } from '../views/context.ts';

/**
 * An address that is no page: a projection of the state at the site's clock, in a format that others made. It is published at
 * the pages' revision, as the pages are.
 */
export interface SiteDocument {
  /** The whole address, with `/en` in front where it is the English one: `/en/feed.atom`. */
  readonly path: string;
  readonly locale: Locale;
  /** Pure: the same text for the same state, clock and settings of the operator. */
  readonly make: (context: ViewContext) => MadeDocument;
}

/** What the operator has set that decides which documents there are. */
export type Operator = Pick<ViewContext, 'siteUrl' | 'securityContacts'>;

/** A document as it is answered. */
export interface MadeDocument {
  /** Left out: 200. A former address leads on by `Location`; one that is no more says so. */
  readonly status?: 200 | 301 | 410;
  /** Its media type, with its charset where it has one. */
  readonly type: string;
  readonly text: string;
  /** The text is bytes in base64, and is answered as these. */
  readonly isBase64?: true;
  /** Beside the type, and beside what every answer carries. */
  readonly headers?: Readonly<Record<string, string>>;
}
