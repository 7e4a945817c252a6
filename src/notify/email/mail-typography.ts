import type { Locale } from '../../domain/locale.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { cleanText } from './clean-text.ts';

/** Before a letter that names something, `panelu B`, and between a number and what it counts, `48 godzin`. */
const BEFORE_LETTER = / (?=\p{Lu}(?![\p{L}\p{N}]))/gu;
const AFTER_NUMBER = /(?<=(?:^|[ („])\d{1,4}) (?=\p{Ll})/gu;

/** Words as they stand in a mail, where lines end wherever a screen ends: what belongs together stays together. */
export function sayInMail(text: string, locale: Locale): string {
  const tied = tieShortWords(cleanText(text), locale);
  return tied.replace(BEFORE_LETTER, '\u00a0').replace(AFTER_NUMBER, '\u00a0');
}
