import type { TranslatedText } from '../domain/locale.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The longest title of an incident, and the longest update (characters). */
export const TITLE_LENGTH = 140;
export const BODY_LENGTH = 8000;

/** Without white space around it and with one kind of line ends; a translation of nothing is none. */
export function tidyText({ pl, en }: TranslatedText): TranslatedText {
  return { pl: tidy(pl), en: en === null ? null : tidy(en) || null };
}

/** Refuses words that say nothing, or too much. */
export function checkLength({ pl, en }: TranslatedText, limit: number): Refusal | null {
  if (pl === '') return refuse('words.empty', 'Write at least the Polish words; a translation can follow.');
  const longest = Math.max(pl.length, en?.length ?? 0);
  if (longest <= limit) return null;
  return refuse('words.long', `The words have ${longest} characters; ${limit} are the most. Shorten them.`);
}

/** Words as they stand: a translation may say what an earlier original said. */
interface Standing {
  readonly text: TranslatedText;
  readonly lags: boolean;
}

/** A translation left as it was lags once its original is another; one that lagged still does, unless it `stands`. */
export function lagsAfter({ text, lags }: Standing, { pl, en }: TranslatedText, stands: boolean): boolean {
  if (en === null || stands || en !== text.en) return false;
  return lags || pl !== text.pl;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
