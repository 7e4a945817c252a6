import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/domain/lookup-tokens.ts';

const shape = (folded: string) =>
  tokenize(folded)
    .map(({ letter }) => letter)
    .join('');

describe('folded text has a shape', () => {
  test.for([
    ['17 listopada 2019', 'nMY'],
    ['w 2019 roku', 'Y'],
    ["listopad '19", 'My'],
    ['iv kw. 2019', 'RQY'],
    ['od marca do maja 2020', 'sMuMY'],
    ['na koniec lata', 'PS'],
    ['2 lata temu', 'nUA'],
    ['miedzy majem a lipcem', 'bMaM'],
    ['a nie w 2019', 'B!Y'],
    ['2019-11-17t23:30z', 'Y-n-nZ'],
    ['zamowienie z lipca', '•M'],
    ['order from july', '•M'],
    ['kowalski2019', '_'],
    ['jan.nowak 2019', '_Y'],
    ['???', ''],
  ])('%s: %s', ([folded = '', expected]) => {
    expect(shape(folded)).toBe(expected);
  });
});

describe('a year in several words is one', () => {
  test.for([
    ['dwa tysiace dziewietnascie', 2019],
    ['dwa tysiace dwudziesty', 2020],
    ['two thousand and twenty', 2020],
    ['twenty nineteen', 2019],
    ['twenty twenty one', 2021],
    ['dwa tysiace', 2000],
    ['november 20 19', 2019],
  ] as const)('%s: %i', ([folded, year]) => {
    expect(tokenize(folded).at(-1)).toMatchObject({ letter: 'Y', value: year });
  });

  test('but not where two days are', () => {
    expect(shape('17 listopada 20 12 2019')).toBe('nMnnY');
  });
});
