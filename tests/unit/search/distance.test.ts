import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../src/search/distance.ts';

const slips: readonly (readonly [string, string, number])[] = [
  ['zamowien', 'zamowien', 0],
  ['zamowein', 'zamowien', 1],
  ['magzyn', 'magazyn', 1],
  ['fakktur', 'faktur', 1],
  ['cenwo', 'ceneo', 1],
  ['fakrtu', 'faktur', 2],
  ['', 'ab', 2],
];
test.for(slips)('“%s” and “%s”: slips of the hand: %i', ([from, to, distance]) => {
  expect(editDistance(from, to, 3)).toBe(distance);
});

test('two neighbours that changed places are one slip, whichever they are', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), fc.nat(), (word, seed) => {
      const place = seed % (word.length - 1);
      const swapped =
        word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
      expect(editDistance(word, swapped, 1)).toBe(word === swapped ? 0 : 1);
    }),
  );
});

test('the way back is as long as the way there', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(fc.property(word, word, (x, y) => editDistance(x, y, 8) === editDistance(y, x, 8)));
});

test('beyond the limit the distance is infinite', () => {
  expect(editDistance('faktura', 'magazyn', 2)).toBe(Number.POSITIVE_INFINITY);
  expect(editDistance('kot', 'kotwica', 2)).toBe(Number.POSITIVE_INFINITY);
});
