import { expect, test } from 'vitest';
import { acceptedEncodings, matchesEtag } from '../../../src/front/negotiate.ts';
import { knownQuery } from '../../../src/front/target.ts';

test.for([
  [undefined, ['identity']],
  ['', ['identity']],
  ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
  ['gzip', ['gzip', 'identity']],
  ['x-gzip', ['gzip', 'identity']],
  ['br;q=0.5, gzip', ['gzip', 'br', 'identity']],
  ['br;q=0, gzip;q=0.2', ['gzip', 'identity']],
  ['identity', ['identity']],
  ['identity;q=1, gzip;q=0.5', ['identity', 'gzip']],
  ['*', ['br', 'gzip', 'identity']],
  ['*;q=0', []],
  ['gzip, *;q=0', ['gzip']],
  ['identity;q=0', []],
  ['identity;q=0, br', ['br']],
  ['BR ; Q=1', ['br', 'identity']],
  ['gzip;q=high', ['identity']],
  ['gzip;q=1.5, br;q=0.001', ['br', 'identity']],
] as const)('Accept-Encoding %j is answered in %j', ([header, encodings]) => {
  expect(acceptedEncodings(header)).toEqual(encodings);
});

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

test.for([
  ['?q=2019&utm=x', ['q'], 'q=2019'],
  ['?utm=x', ['q'], null],
  ['?q=2019', [], null],
  ['?second=1&q=a+b', ['q', 'second'], 'q=a+b&second=1'],
  ['?uses=a&uses=b', ['uses'], 'uses=a&uses=b'],
  ['?__proto__=1', ['q'], null],
] as const)('of %s, where %j is known, %j goes further', ([search, names, query]) => {
  expect(knownQuery(search, names)).toBe(query);
});
