import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortPath } from '../../../src/domain/short-code.ts';

test('the code of a name is the same on every machine, for ever', () => {
  expect(shortPath('magazyn-baselinker')).toBe('/f/1ka2ztfz/');
  expect(shortPath('zamowienia-z-archiwum')).toBe('/f/bwwq7d2h/');
});

test('a code has eight characters that no capital and no look-alike changes', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(shortPath(name)).toMatch(/^\/f\/[0-9a-hjkmnp-tv-z]{8}\/$/);
    }),
  );
});

test('ten thousand names that look alike have ten thousand codes', () => {
  const codes = new Set(Array.from({ length: 10_000 }, (_, number) => shortPath(`pytanie-${number}`)));
  expect(codes.size).toBe(10_000);
});
