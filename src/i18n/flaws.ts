import type { Fault } from '../domain/flaw.ts';
import type { Locale } from '../domain/locale.ts';
import { type PluralForms, plural } from './plural.ts';
import { refusalText } from './staff-refusals.ts';

const CHARACTERS: PluralForms = { one: 'znak', few: 'znaki', many: 'znaków' };

type Found = Required<Pick<Fault, 'found' | 'limit'>>;

/** What a fault says with its numbers; the rest is said as any refusal is. */
const pl = {
  long: ({ found, limit }: Found) => `Za długie (znaków: ${found}, najwyżej ${limit}). Skróć.`,
  gap: (name: string) => `W\u00a0tekście zostało puste miejsce {${name}}. Wpisz tam, co trzeba.`,
  nested: ({ found, limit }: Found) =>
    `Listy, cytaty i\u00a0wyróżnienia są zagnieżdżone na ${found} poziomach, a\u00a0może być najwyżej ${limit}. Napisz to prościej.`,
  control: (found: string) =>
    `Jest tu znak, którego nie da się pokazać (${found}). Usuń go albo wpisz tekst od nowa.`,
  direction: (found: string) =>
    `Jest tu niewidoczny znak, który odwraca kierunek pisma (${found}). Usuń go albo wpisz tekst od nowa.`,
  link: (found: string) =>
    `Ten odnośnik donikąd nie prowadzi: ${found}. Podaj pełny adres strony w\u00a0języku tekstu, z\u00a0ukośnikiem na końcu, na przykład /faq/…/.`,
  former: ({ found, limit }: Found) => `Adres ${found} jest już nieaktualny. Podaj obecny: ${limit}.`,
  range: ({ limit }: Found) => `Podaj dzień z\u00a0zakresu ${limit}.`,
  atMost: (count: number) => `Najwyżej ${count}\u00a0${plural('pl', count, CHARACTERS)}.`,
};

type FlawWords = typeof pl;

const en: FlawWords = {
  long: ({ found, limit }) => `Too long (${found} characters, ${limit} at most). Shorten it.`,
  gap: (name) => `The gap {${name}} is still open. Write what belongs there.`,
  nested: ({ found, limit }) =>
    `Lists, quotations and emphasis are nested ${found} deep; ${limit} is the limit. Write it more simply.`,
  control: (found) =>
    `It contains a character that cannot be shown (${found}). Remove it, or retype the text.`,
  direction: (found) =>
    `It contains an invisible character that reverses the direction of the text (${found}). Remove it, or retype the text.`,
  link: (found) =>
    `This link leads nowhere: ${found}. Give the full address of a page in the language of the text, with the slash at its end, such as /en/faq/…/.`,
  former: ({ found, limit }) => `The address ${found} is out of date. Use the current one: ${limit}.`,
  range: ({ limit }) => `Give a day from ${limit}.`,
  atMost: (count) => `At most ${count}\u00a0characters.`,
};

const words: Readonly<Record<Locale, FlawWords>> = { pl, en };

/** How much may still be written into a field, or is too much; `{n}`: characters. */
export const countWords: Readonly<Record<Locale, { readonly left: string; readonly over: string }>> = {
  pl: { left: 'Pozostało znaków: {n}.', over: 'Za dużo znaków: {n}.' },
  en: { left: 'Characters left: {n}.', over: 'Characters too many: {n}.' },
};

/** How much may be written into a field. */
export function atMostText(locale: Locale, count: number): string {
  return words[locale].atMost(count);
}

/** Why something cannot be shown, and what to do, beside the field that it is about. */
export function flawText(locale: Locale, { code, found, limit }: Fault): string {
  const says = words[locale];
  if (found !== undefined && limit !== undefined) {
    if (code === 'words.long') return says.long({ found, limit });
    if (code === 'words.nested' && found !== Number.POSITIVE_INFINITY) return says.nested({ found, limit });
    if (code === 'day.range') return says.range({ found, limit });
  }
  if (code === 'link.broken' && found !== undefined) {
    return limit === undefined ? says.link(String(found)) : says.former({ found, limit });
  }
  if (code === 'words.gap' && found !== undefined) return says.gap(String(found));
  if (code === 'words.control' && found !== undefined) return says.control(String(found));
  if (code === 'words.direction' && found !== undefined) return says.direction(String(found));
  return refusalText(locale, { code });
}
