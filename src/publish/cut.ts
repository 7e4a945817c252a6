import type { Pieces } from './snapshot.ts';

/**
 * Cuts a text at its marks.
 *
 * @param mark what stands in the text for a place
 * @throws when a place is not found
 * @example cutAtMarks('a<1>b', ['1'], (place) => `<${place}>`) // ['a', { put: '1' }, 'b']
 */
export function cutAtMarks(text: string, places: readonly string[], mark: (place: string) => string): Pieces {
  let pieces: Pieces = [text];
  for (const place of places) {
    if (!text.includes(mark(place))) throw new Error(`the text has no place for "${place}"`);
    pieces = pieces.flatMap((piece) => {
      if (typeof piece !== 'string') return [piece];
      const [first = '', ...rest] = piece.split(mark(place));
      return [first, ...rest.flatMap((text) => [{ put: place }, text])];
    });
  }
  return pieces.filter((piece) => piece !== '');
}
