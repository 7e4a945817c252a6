import type { Plugin } from 'vite';

/** `rem` below a width; narrower than a pixel, so that nothing lies between the two sides. */
const JUST_BELOW = 0.01;

/**
 * Puts `(width < 46rem)` as `(max-width: 45.99rem)`. Left to the builder it becomes `not (min-width: 46rem)`, which the
 * browsers that know no ranges do not know either (Chrome 104, Firefox 102, Safari 16.4).
 *
 * @example lowerRanges('@media (width < 46rem) {}'); // '@media (max-width: 45.99rem) {}'
 */
export function lowerRanges(css: string): string {
  return css.replace(
    /\((width|height) < ([\d.]+)rem\)/g,
    (_, side: string, rem: string) => `(max-${side}: ${Number((Number(rem) - JUST_BELOW).toFixed(4))}rem)`,
  );
}

/** The same for every style sheet that is built, those of components included. */
export function olderRanges(): Plugin {
  return {
    name: 'latarnia:older-ranges',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(\?|$)|[?&]type=style\b/ },
      handler: (code) => ({ code: lowerRanges(code), map: null }),
    },
  };
}
