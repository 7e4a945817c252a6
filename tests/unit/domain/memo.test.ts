import { expect, test } from 'vitest';
import { remember } from '../../../src/domain/memo.ts';

test('what was asked for is not made again, and never more than twice the limit is remembered', () => {
  const made: string[] = [];
  const shout = remember(2, (text) => {
    made.push(text);
    return text.toUpperCase();
  });

  expect(['a', 'b', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  expect(['c', 'a', 'd', 'e', 'f', 'g', 'a'].map(shout)).toEqual(['C', 'A', 'D', 'E', 'F', 'G', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a']);
});
