import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlText } from '../../../src/formats/xml-text.ts';

test.for([
  ['a control character', 'a\u0000b\u001fc', 'abc'],
  ['half of a surrogate pair', 'a\ud800b\udc00', 'ab'],
  ['what is no character', 'a\ufffe\uffffb', 'ab'],
])('%s is left out', ([, written, read]) => {
  expect(xmlText(written ?? '')).toBe(read);
});

test.for(['żółć', 'a\tb\nc', '\u{1f600}', '<b> & ]]>'])('%s stays as it is', (text) => {
  expect(xmlText(text)).toBe(text);
});

test('what is left is whole, and nothing more is left out of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(xmlText(text).isWellFormed()).toBe(true);
      expect(xmlText(xmlText(text))).toBe(xmlText(text));
    }),
  );
});
