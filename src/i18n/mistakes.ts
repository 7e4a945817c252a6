import { FLAW_CODES } from '../domain/flaw.ts';
import type { Locale } from '../domain/locale.ts';
import type { Mistake, MistakeCode } from '../domain/mistake.ts';
import { flawText } from './flaws.ts';

/** What a mistake says, from what was found, what it is limited by, and what might have been meant. */
type Says = (found: string, limit: string, known: string) => string;

type OwnCode = Exclude<MistakeCode, (typeof FLAW_CODES)[number] | 'other'>;

const pl: Readonly<Record<OwnCode, Says>> = {
  'field.missing': () => 'Wypełnij to pole.',
  'field.kind': (found) =>
    found === '' ? 'Wybierz albo wpisz tu coś.' : `„${found}” tu nie pasuje. Popraw to pole.`,
  'field.unknown': (found) => `Tego pola ten tekst nie ma: ${found}.`,
  'id.unknown': (found, _, known) =>
    `Nie ma niczego o\u00a0nazwie „${found}”.${known === '' ? '' : ` Są: ${known}.`}`,
  'address.taken': (found, limit) =>
    `„${found}” to już nazwa lub adres innego tekstu (${limit}). Wybierz inną.`,
  'end.early': () => 'Koniec jest przed początkiem. Popraw jedno z\u00a0nich.',
  'coverage.gap': (found) => `Bez odpowiedzi: ${found}. Dodaj wariant na ten stan.`,
  'coverage.twice': (found, limit) => `Kilka odpowiedzi naraz: ${found} (${limit}). Rozdziel ich warunki.`,
  'state.unbound': (found) =>
    `Tekst wymienia „${found}” niezależnie od stanu. Dodaj warunek albo zaznacz, że to prawda w\u00a0każdym stanie.`,
  'gap.unclear': (found) =>
    `„${found}” to nie jest miejsce do wypełnienia. Pisz nazwę małymi literami w\u00a0nawiasach: {panel}. Innych nawiasów klamrowych szablon nie może mieć.`,
  'gap.apart': (found) =>
    `Miejsce {${found}} jest tylko w\u00a0jednym języku. Dodaj je w\u00a0drugim albo usuń.`,
  'markdown.literal': (found) => `Czytelnicy zobaczą to inaczej, niż wpisano: ${found}`,
  'translation.missing': () => 'Nie ma wersji angielskiej.',
  'translation.behind': () => 'Wersja angielska mówi to, co polska mówiła wcześniej.',
  'days.unclear': (found) => `Dni kont paneli zachodzą na siebie albo zostawiają lukę. ${found}`,
};

const en: Readonly<Record<OwnCode, Says>> = {
  'field.missing': () => 'Fill this in.',
  'field.kind': (found) =>
    found === '' ? 'Choose or type something here.' : `“${found}” does not belong here. Correct it.`,
  'field.unknown': (found) => `This text has no such field: ${found}.`,
  'id.unknown': (found, _, known) =>
    `Nothing is called “${found}”.${known === '' ? '' : ` There are: ${known}.`}`,
  'address.taken': (found, limit) =>
    `“${found}” is a name or an address of another text (${limit}). Choose another.`,
  'end.early': () => 'The end is before the beginning. Correct one of them.',
  'coverage.gap': (found) => `Without an answer: ${found}. Add a variant for that state.`,
  'coverage.twice': (found, limit) =>
    `Several answers at once: ${found} (${limit}). Make their conditions exclude each other.`,
  'state.unbound': (found) =>
    `The text names “${found}” whatever its state is. Add a condition, or mark it as true in every state.`,
  'gap.unclear': (found) =>
    `“${found}” is no gap. Write its name in small letters in braces: {panel}. A template can have no other braces.`,
  'gap.apart': (found) => `The gap {${found}} is in one language alone. Add it to the other, or take it out.`,
  'markdown.literal': (found) => `Readers will see this otherwise than it was typed: ${found}`,
  'translation.missing': () => 'There is no English version.',
  'translation.behind': () => 'The English says what the Polish said earlier.',
  'days.unclear': (found) => `The days of the panels’ accounts overlap, or leave days out. ${found}`,
};

const words: Readonly<Record<Locale, Readonly<Record<OwnCode, Says>>>> = { pl, en };

/** What is wrong with a document, and what to do, for whoever wrote it. */
export function mistakeText(locale: Locale, { code, found, limit, known = [], message }: Mistake): string {
  if (code === 'other') return message;
  const flaw = FLAW_CODES.find((one) => one === code);
  if (flaw !== undefined) {
    return flawText(locale, {
      code: flaw,
      ...(found !== undefined && { found }),
      ...(limit !== undefined && { limit }),
    });
  }
  const says: Says | undefined = new Map(Object.entries(words[locale])).get(code);
  return says?.(String(found ?? ''), String(limit ?? ''), known.join(', ')) ?? message;
}
