import type { Locale } from '../domain/locale.ts';

/** Endings, and what stands in their place in the stem. The longest that fits is taken off. */
type Endings = ReadonlyMap<string, string>;

const LONGEST_ENDING = 8;

/** An ending is taken off only if this many letters are left. */
const MIN_STEM = 3;

const POLISH = table(
  [
    ['cie', 't'], // koncie, konto
    ['rze', 'r'], // fakturze, faktura
    ['dzie', 'd'], // blokadzie, blokada
    ['ce', 'k'], // paczce, paczka
    ['ek', 'k'], // paczek, paczka
  ],
  // konto, kontach · faktura, fakturami · magazynowi · zamówienie, zamówieniom
  'a e i o u y ia ie ii iu em iem om iom ow ach iach ami iami owi owie',
  // nowy, nowego, nowych · magazynowy · archiwum, archiwalny
  'ego iego emu iemu ej iej ym im ych ich ymi imi',
  'owy owa owe owego owej owym owych owymi um alny alna alne alnego alnej alnym alnych alnymi',
  // wysłać, wysłałem, wysłane · pobierają · widzimy
  'ac ic yc ec al ala alo aly ali alem alam alismy il ila ilo ily ili ilem ilam ilismy',
  'am amy asz acie aja aj emy esz ecie imy isz icie ij',
  'any ana ano ane anego anej anym anych ony ona ono one onego onej onym onych',
  // pobieranie · logować, logowanie, zaloguj · numeracja
  'anie ania aniu aniem uje uja ujesz ujemy ujecie uj',
  'owac owal owala owalo owaly owali owalem owalam owany owana owano owane owanych owanie owania owaniu',
  'acja acje acji acjach acjami',
);

const ENGLISH_PLURAL = table(
  [
    ['ies', 'y'],
    ['sses', 'ss'],
    ['ss', 'ss'],
    ['us', 'us'],
  ],
  's',
);
const ENGLISH_VERB = table(
  [
    ['ied', 'y'],
    ['eed', 'eed'],
  ],
  'ing ed',
);
const ENGLISH_REST = table(
  [
    ['gg', 'g'],
    ['ll', 'l'],
    ['mm', 'm'],
    ['nn', 'n'],
    ['pp', 'p'],
    ['rr', 'r'],
    ['tt', 't'],
  ],
  'e',
);

/** Readers of one language also type words of the other. */
export const OTHER_LOCALE: Readonly<Record<Locale, Locale>> = { pl: 'en', en: 'pl' };

/** For each language the tables of endings; each takes off one ending at most. */
const TABLES: Readonly<Record<Locale, readonly Endings[]>> = {
  pl: [POLISH],
  en: [ENGLISH_PLURAL, ENGLISH_VERB, ENGLISH_REST],
};

/**
 * The words of a text in small letters without diacritics. Numbers are words too, without leading zeros.
 *
 * @example splitWords('Zamówienia z 9 marca') // ['zamowienia', 'z', '9', 'marca']
 */
export function splitWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/ł/g, 'l')
    .replace(/\b0+(?=\d)/g, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * What the forms of a word have in common: small letters, no diacritics, no ending. It is there to be
 * compared, not to be read.
 *
 * @example foldWord('zamówieniami', 'pl') // 'zamowien'
 * @example foldWord('Invoicing', 'en') // 'invoic'
 */
export function foldWord(word: string, locale: Locale): string {
  return TABLES[locale].reduce(takeOffEnding, splitWords(word).join(''));
}

function takeOffEnding(word: string, endings: Endings): string {
  for (let length = LONGEST_ENDING; length > 0; length--) {
    const instead = endings.get(word.slice(-length));
    if (instead === undefined || word.length - length + instead.length < MIN_STEM) continue;
    return word.slice(0, -length) + instead;
  }
  return word;
}

function table(changes: readonly (readonly [string, string])[], ...plain: readonly string[]): Endings {
  const endings = plain.flatMap((list) => list.split(' ')).map((ending) => [ending, ''] as const);
  return new Map([...changes, ...endings]);
}
