import { expect, test } from 'vitest';
import { textWidth } from '../../../src/formats/text-width.ts';

test('a text is as wide as its letters are together', () => {
  expect(textWidth('Panel', 100)).toBe(60 + 61 + 63 + 62 + 28);
  expect(textWidth('żółć', 12)).toBeCloseTo((52 + 61 + 28 + 55) * 0.12);
});

test('what is not known takes the most room', () => {
  expect(textWidth('漢', 10)).toBe(10);
});
