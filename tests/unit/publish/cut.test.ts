import { expect, test } from 'vitest';
import { cutAtMarks } from '../../../src/publish/cut.ts';

const mark = (place: string) => `<${place}>`;

test('a text is cut at its marks, also where one stands twice, first or last', () => {
  expect(cutAtMarks('<a>x<b>y<a>', ['a', 'b'], mark)).toEqual([
    { put: 'a' },
    'x',
    { put: 'b' },
    'y',
    { put: 'a' },
  ]);
});

test('a page that has no place for something is not taken', () => {
  expect(() => cutAtMarks('<a>', ['a', 'b'], mark)).toThrow('no place for "b"');
});
