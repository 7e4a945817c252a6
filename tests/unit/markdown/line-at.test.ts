import { describe, expect, test } from 'vitest';
import { lineAt, lineWhere } from '../../../src/markdown/line-at.ts';

const TEXT = 'one\ntwo\nthree two';

describe('the line of a text', () => {
  test.for([
    [-1, 1],
    [0, 1],
    [3, 1],
    [4, 2],
    [TEXT.length, 3],
  ] as const)('on which the character %i stands is %i', ([offset, line]) => {
    expect(lineAt(TEXT, offset)).toBe(line);
  });

  test('on which something begins is that of its first place, or none', () => {
    expect(lineWhere(TEXT, 'two')).toBe(2);
    expect(lineWhere(TEXT, 'two\nthree')).toBe(2);
    expect(lineWhere(TEXT, 'four')).toBeNull();
  });
});
