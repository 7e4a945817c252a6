import type { Locale } from './locale.ts';

/**
 * What a line end in a paragraph is: a space, as in files, which are wrapped at some width (GFM); or the end of a line,
 * where somebody pressed Enter in a form.
 */
export type LineEnds = 'joined' | 'kept';

/** How a text was written. */
export interface Writing {
  /** Its language; left out: the source language. */
  readonly locale?: Locale;
  /** Left out: as in files. */
  readonly lineEnds?: LineEnds;
}

/** How staff write updates. */
export function typedIn(locale: Locale): Writing {
  return { locale, lineEnds: 'kept' };
}
