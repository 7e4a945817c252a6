import { describe, expect, test } from 'vitest';
import { putPhrases } from '../../../src/domain/lookup-phrases.ts';

const said = (folded: string) => putPhrases(folded).replace(/\s+/g, ' ').trim();

describe('what several words say together', () => {
  test.for([
    ['17112019', '17-11-2019'],
    ['17-go listopada', '17 listopada'],
    ["it isn't 2019", 'it not 2019'],
    ['other than 2019', 'except 2019'],
    ['the summer before last', 'przedostatni summer'],
    ['older than a year', 'ponad a year'],
    ['nie dluzej niz rok', 'niecaly rok'],
    ['rok z hakiem', 'ponad rok'],
    ['za dwa lata', 'jutro'],
    ['2018 +/- rok', '2018 plusminus rok'],
    ['2018ish', '2018 ~'],
    ['odkad pamietam', 'longtime'],
  ])('%s: %s', ([folded = '', expected]) => {
    expect(said(folded)).toBe(expected);
  });
});

describe('what is no time is left out', () => {
  test.for([
    ['mam 2000 ofert', 'mam'],
    ['1999 zl', ''],
    ['order no. 2018', 'order'],
    ['faktura nr 17/11/2019', 'faktura'],
    ['tel. 600 700 800', 'tel.'],
    ['+48 600 700 800', ''],
    ['00-950 warszawa', 'warszawa'],
    ['na 100% 2018', 'na 2018'],
    ['godz. 9-17', ''],
    ['w 2018 ofert', 'w 2018 ofert'],
  ])('%s: %j', ([folded = '', expected]) => {
    expect(said(folded)).toBe(expected);
  });
});

describe('signs that are none', () => {
  test.for([
    ['> witamy, utworzono 26.08.2020', 'witamy, utworzono 26.08.2020'],
    ['> 26.08.2020', 'najwczesniej 26.08.2020'],
    ['>2020', '>2020'],
    ['data -> 2019', 'data 2019'],
    ['<b>2019</b>', '2019'],
    ['>=2020', 'najwczesniej 2020'],
    ['≤2019', 'najpozniej 2019'],
  ])('%s: %s', ([folded = '', expected]) => {
    expect(said(folded)).toBe(expected);
  });
});

test('an hour is written as a clock has it', () => {
  expect(said('26.08.2020 o 23')).toBe('26.08.2020 23:00');
  expect(said('17 nov 2019 6.30 pm')).toBe('17 nov 2019 6:30 pm');
  expect(said('17.11.2019 23:30 czasu londynskiego')).toBe('17.11.2019 23:30 zzzt');
  expect(said('17.11.2019 23:30 czasu polskiego')).toBe('17.11.2019 23:30');
});
