import { describe, expect, test } from 'vitest';
import { classifyWord } from '../../../src/domain/lookup-words.ts';

describe('a word', () => {
  test.for([
    ['listopadzie', 'M', 11],
    ['paz', 'M', 10],
    ['listopadd', 'M', 11],
    ['jesienia', 'S', 3],
    ['summers', 'S', 2],
    ['przedostatnie', 'L', 3],
    ['kwartale', 'Q', 1],
    ['siedemnastego', 'o', 17],
    ['dziewietnascie', 'c', 19],
    ['pozarem', 'F', 1],
    ['lockdownu', 'F', 2],
    ['zalozylem', '©', 1],
    ['fakture', '•', 1],
    ['przestal', '×', 1],
    ['konto', ' ', 1],
    ['w', '', 1],
    ['kowalski', '_', 0],
  ] as const)('%s is of the kind “%s”, %i', ([word, letter, value]) => {
    expect(classifyWord(word)).toEqual([letter, value]);
  });

  test.for([
    ['prezd', '<'],
    ['pzred', '<'],
    ['przd', '<'],
    ['befor', '<'],
    ['aftre', '>'],
    ['nei', '!'],
    ['pomiedz', 'b'],
  ] as const)('%s, which turns a meaning round, is known with a slip of the pen', ([word, letter]) => {
    expect(classifyWord(word)).toEqual([letter, 1]);
  });

  test.for(['przy', 'sprzet', 'nic', 'lipa', 'marka'])('%s is taken for nothing else', (word) => {
    expect(classifyWord(word)[0]).toMatch(/^[_ ]$/);
  });
});
