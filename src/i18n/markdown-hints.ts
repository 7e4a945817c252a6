import type { Locale } from '../domain/locale.ts';
import type { MarkdownHint } from '../domain/markdown-hint.ts';

type HintWords = Readonly<Record<MarkdownHint['code'], (found: string) => string>>;

const pl: HintWords = {
  html: (found) => `Kod HTML czytelnicy zobaczą tak, jak jest wpisany: ${found}`,
  comment: (found) => `Ten komentarz czytelnicy zobaczą w\u00a0tekście: ${found}`,
  image: (found) => `Zamiast obrazka czytelnicy dostaną odnośnik z\u00a0jego opisem: ${found}`,
  footnote: (found) => `Przypisów tu nie ma. Czytelnicy zobaczą: ${found}`,
  address: (found) => `Z\u00a0tego adresu nie da się zrobić odnośnika, będzie zwykłym tekstem: ${found}`,
  title: (found) => `Tytuł odnośnika pojawi się za nim w\u00a0nawiasie: ${found}`,
  definition: (found) => `Nic się do tego nie odwołuje, więc będzie zwykłym tekstem: ${found}`,
};

const en: HintWords = {
  html: (found) => `Readers will see this HTML as you typed it: ${found}`,
  comment: (found) => `Readers will see this comment in the text: ${found}`,
  image: (found) => `Instead of the image, readers get a link with its description: ${found}`,
  footnote: (found) => `There are no footnotes here. Readers will see: ${found}`,
  address: (found) => `This address cannot be a link, so it will be plain text: ${found}`,
  title: (found) => `The title of the link will follow it in brackets: ${found}`,
  definition: (found) => `Nothing refers to this, so it will be plain text: ${found}`,
};

const words: Readonly<Record<Locale, HintWords>> = { pl, en };

/** What readers will see instead of what was typed. */
export function hintText(locale: Locale, { code, found }: MarkdownHint): string {
  return words[locale][code](found);
}
