import type { Locale } from '../../domain/locale.ts';

/** Where a feed stands, and how others are written in it. */
export interface Addresses {
  readonly locale: Locale;
  /** Its own path. */
  readonly self: string;
  /** A path of this site as it is written: whole where the site knows its address, else as it is. */
  readonly addressOf: (path: string) => string;
}
