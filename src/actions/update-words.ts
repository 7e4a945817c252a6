import type { TranslatedText } from '../domain/locale.ts';

/** Without white space around it and with one kind of line ends; a translation of nothing is none. */
export function tidyText({ pl, en }: TranslatedText): TranslatedText {
  return { pl: tidy(pl), en: en === null ? null : tidy(en) || null };
}

/** Words as they stand: a translation may say what an earlier original said. */
interface CurrentText {
  readonly text: TranslatedText;
  readonly lags: boolean;
}

/** A translation left as it was lags once its original is another; one that lagged still does, unless it `stands`. */
export function lagsAfter({ text, lags }: CurrentText, { pl, en }: TranslatedText, stands: boolean): boolean {
  if (en === null || stands || en !== text.en) return false;
  return lags || pl !== text.pl;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
