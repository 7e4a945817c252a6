import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { foldWord, splitWords } from '../../../src/search/fold.ts';

describe('words', () => {
  test('are small letters without diacritics, and numbers without leading zeros', () => {
    expect(splitWords('Zażółć GĘŚLĄ jaźń: 09.03, „FV”, (all)')).toEqual(
      ['zazolc', 'gesla', 'jazn', '9', '3', 'fv', 'all'], //
    );
  });

  test('are the same whether an accent is part of the letter or follows it', () => {
    expect(splitWords('zamówień'.normalize('NFD'))).toEqual(splitWords('zamówień'.normalize('NFC')));
  });

  test('keep together over an apostrophe', () => {
    expect(splitWords("can’t can't")).toEqual(['cant', 'cant']);
  });
});

describe('the forms of a word have one stem', () => {
  const families: readonly (readonly [Locale, string])[] = [
    [
      'pl',
      'zamówienie zamówienia zamówień zamówieniu zamówieniem zamówieniami zamówieniach zamowienia ZAMÓWIENIE',
    ],
    ['pl', 'faktura faktur faktury fakturę fakturze fakturą fakturami'],
    ['pl', 'magazyn magazynu magazynie magazynem magazyny magazynów magazynowe magazynowych'],
    ['pl', 'panel panelu panele paneli panelem panelach'],
    ['pl', 'konto konta kont kontu kontem koncie kontach kontami'],
    ['pl', 'archiwum archiwów archiwalne archiwalny archiwalnych'],
    ['pl', 'płatność płatności płatnością płatnościami'],
    ['pl', 'wysłać wysłane wysłałem wysłali wysłano'],
    ['pl', 'wysyłać wysyłam wysyłają wysyłanie'],
    ['pl', 'sklep sklepu sklepie sklepy sklepów sklepami'],
    ['pl', 'paczka paczki paczek paczce paczkami'],
    ['pl', 'blokada blokady blokadzie blokadą'],
    ['pl', 'numer numery numerować numerowanie numeracja numeracji'],
    ['pl', 'logować logowanie loguję logowałem'],
    ['pl', 'nowy nowe nowego nowych nowymi'],
    ['pl', 'ceneo Ceneo'],
    ['en', 'order orders ordered ordering Orders'],
    ['en', 'invoice invoices invoiced invoicing'],
    ['en', 'archive archives archived archiving'],
    ['en', 'ship ships shipped shipping'],
    ['en', 'copy copies copied copying'],
    ['en', 'pass passes passed passing'],
    ['en', 'fulfil fulfils fulfill fulfilled'],
  ];
  test.for(families)('%s: %s', ([locale, forms]) => {
    const stems = new Set(forms.split(' ').map((form) => foldWord(form, locale)));
    expect([...stems]).toHaveLength(1);
  });
});

describe('words that merely look alike keep their own stems', () => {
  const strangers: readonly (readonly [Locale, string])[] = [
    ['pl', 'panel plan'],
    ['pl', 'cena ceneo'],
    ['pl', 'konto kontrahent kontakt'],
    ['pl', 'sklep sklejka'],
    ['en', 'status state'],
    ['en', 'process procedure'],
    ['en', 'bus bed bring'],
  ];
  test.for(strangers)('%s: %s', ([locale, words]) => {
    const stems = words.split(' ').map((word) => foldWord(word, locale));
    expect(new Set(stems).size).toBe(stems.length);
  });
});

test('a short word is left as it is', () => {
  expect(['na', 'i', 'XML', 'fv'].map((word) => foldWord(word, 'pl'))).toEqual(['na', 'i', 'xml', 'fv']);
});
