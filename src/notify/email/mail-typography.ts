import type { Locale } from '../../domain/locale.ts';
import { tieShortWords } from '../../i18n/typography.ts';
import { cleanText } from './clean-text.ts';

/** Before a letter that names something, `panelu B`, and between a number and what it counts, `48 godzin`, and its year. */
const BEFORE_LETTER = /(?<=[\p{L},]) (?=\p{Lu}(?![\p{L}\p{N}]))/gu;
const BEFORE_YEAR = /(?<=\d\u00a0\p{L}+) (?=\d{4}(?!\d))/gu;
const AFTER_NUMBER = /(?<=(?:^|[ („])\d{1,4}) (?=\p{L})/gu;

/** So deep a line stands at most (columns): behind that there is no room on a phone. */
const DEEPEST = 12;

/** Words as they stand in a mail, where lines end wherever a screen ends: what belongs together stays together. */
export function sayInMail(text: string, locale: Locale): string {
  const tied = tieShortWords(cleanText(text), locale);
  return [BEFORE_LETTER, AFTER_NUMBER, BEFORE_YEAR].reduce((said, gap) => said.replace(gap, '\u00a0'), tied);
}

/** The lines that a text stands in: of a list its items, of code what is written below each other; as deep as each stands. */
export function linesInMail(
  text: string,
  locale: Locale,
): { readonly depth: number; readonly text: string }[] {
  return text.split('\n').flatMap((line) => {
    const said = sayInMail(line, locale);
    const [{ length = 0 } = {}] = /^ */.exec(line) ?? [];
    return said === '' ? [] : [{ depth: Math.min(length, DEEPEST), text: said }];
  });
}
