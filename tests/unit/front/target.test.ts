import { expect, test } from 'vitest';
import { knownQuery } from '../../../src/front/target.ts';

test.for([
  ['?utm=x&q=2019', ['q'], 'q=2019'],
  ['?q=2019&utm=x', ['q'], 'q=2019'],
  ['?q=2019', [], null],
  ['?second=1&q=a+b', ['q', 'second'], 'q=a+b&second=1'],
  ['?uses=a&uses=b', ['uses'], 'uses=a&uses=b'],
  ['?__proto__=1', ['q'], null],
  ['?utm=x', ['q'], null],
  ['?q=x', [], null],
  ['?panel=b&q=x%26y', ['q', 'panel'], 'q=x%26y&panel=b'],
] as const)('of %s, %j goes further: %s', ([search, names, kept]) => {
  expect(knownQuery(search, names)).toBe(kept);
});

test('no more than twenty values of a name do', () => {
  const search = `?${Array.from({ length: 500 }, (_, index) => `uses=${index}`).join('&')}`;
  expect(new URLSearchParams(knownQuery(search, ['uses']) ?? '').getAll('uses')).toHaveLength(20);
});

test.each(['%00', '%07', '%1B[31m', '%7F', '%C2%85', '%EF%BF%BF'])(
  'a page is not asked to say %s again',
  (code) => {
    const [, value = ''] = knownQuery(`?q=a${code}b`, ['q'])?.split('=') ?? [];
    expect(decodeURIComponent(value)).toMatch(/^a\ufffd(\[31m)?b$/);
  },
);
