import { expect, test } from 'vitest';
import { matchesEtag } from '../../../src/http/etags.ts';

test.for([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b", "c"', false],
  ['*', true],
  ['a', false],
] as const)('If-None-Match %j names "a": %j', ([header, isNamed]) => {
  expect(matchesEtag(header, '"a"')).toBe(isNamed);
});
