import { expect, test } from 'vitest';
import { substitute } from '../support/substitute.ts';

test('what was put in is never taken for a name', () => {
  const text = 'front 127.0.0.1:4321; inner 127.0.0.1:4320;';
  expect(substitute(text, { '127.0.0.1:4321': '127.0.0.1:43201', '127.0.0.1:4320': '127.0.0.1:9' })).toBe(
    'front 127.0.0.1:43201; inner 127.0.0.1:9;',
  );
});

test('a name is whole, and stands in the text', () => {
  expect(substitute('a:80 a:8080', { 'a:80': 'x' })).toBe('x a:8080');
  expect(() => substitute('a', { b: 'c' })).toThrow('"b" does not stand in the text');
});
