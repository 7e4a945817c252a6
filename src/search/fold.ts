import type { Locale } from '../domain/locale.ts';

/** What is left of a word must be at least this long, or the ending is not taken for one. */
const MIN_STEM = 3;

/** Endings of Polish nouns, adjectives and verbs, without diacritics. */
const POLISH_ENDINGS = endings(
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

/** Endings before which the consonant changes, and the consonant as it was. */
const POLISH_CHANGES: readonly (readonly [ending: string, stem: string])[] = [
  ['cie', 't'], // koncie, konto
  ['rze', 'r'], // fakturze, faktura
  ['dzie', 'd'], // blokadzie, blokada
  ['ce', 'k'], // paczce, paczka
  ['ek', 'k'], // paczek, paczka
];

const STEMMERS: Readonly<Record<Locale, (word: string) => string>> = { pl: stemPolish, en: stemEnglish };

/**
 * The words of a text in small letters without diacritics; digits are words too.
 *
 * @example splitWords('Zamówienia z 9 marca') // ['zamowienia', 'z', '9', 'marca']
 */
export function splitWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}|['’]/gu, '')
      .replace(/ł/g, 'l')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * What all forms of a word have in common: small letters, no diacritics, no ending. It is meant to be compared,
 * not to be read.
 *
 * @example foldWord('zamówieniami', 'pl') // 'zamowien'
 */
export function foldWord(word: string, locale: Locale): string {
  return STEMMERS[locale](splitWords(word).join(''));
}

function stemPolish(word: string): string {
  const change = POLISH_CHANGES.find(([ending]) => endsWith(word, ending));
  if (change) return word.slice(0, -change[0].length) + change[1];
  const ending = POLISH_ENDINGS.find((one) => endsWith(word, one));
  return ending ? word.slice(0, -ending.length) : word;
}

function stemEnglish(word: string): string {
  const single = word.replace(/(?<=.{2})ies$/, 'y').replace(/(?<=.{2}[^su])s$/, '');
  const root = single.replace(/(?<=^.*[aeiouy].*.)(?:ing|ed)$/, '');
  const plain = root === single ? root : root.replace(/([^aeiouys])\1$/, '$1');
  return plain.replace(/(?<=.{3})e$/, '').replace(/(?<=.{2})ll$/, 'l');
}

function endsWith(word: string, ending: string): boolean {
  return word.length >= ending.length + MIN_STEM && word.endsWith(ending);
}

/** The longest first, so that the first that fits is the right one. */
function endings(...lists: string[]): string[] {
  return lists
    .flatMap((list) => list.split(' '))
    .sort((x, y) => y.length - x.length);
}
