import { expect, test } from 'vitest';
import { acceptedEncodings, chooseEncoding } from '../../../src/http/encodings.ts';

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
  ['gzip, br', 512, false, 'br'],
  ['gzip, br', 511, false, 'identity'],
  ['gzip, br', 512, true, 'identity'],
  ['br;q=0.1, gzip;q=0.2', 512, false, 'gzip'],
  ['br, identity;q=0', 10, true, 'br'],
  [undefined, 512, false, 'identity'],
  ['*;q=0', 512, false, null],
] as const)('who accepts %j is sent %i bytes (busy: %j) as %j', ([header, length, isBusy, encoding]) => {
  expect(chooseEncoding(header, length, isBusy)).toBe(encoding);
});
