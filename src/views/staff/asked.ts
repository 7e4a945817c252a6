import type { Locale } from '../../domain/locale.ts';
import { type Question, questionKey } from '../../domain/questions.ts';
import { questionText } from '../../i18n/staff-questions.ts';
import { tieShortWords } from '../../i18n/typography.ts';

/** Something to be said yes to: the form below it sends its key as `confirmed`. */
export interface AskedView {
  readonly key: string;
  readonly text: string;
}

/** Questions as a form asks them, each once. */
export function askedViews(locale: Locale, questions: readonly Question[]): AskedView[] {
  const asked = new Map(questions.map((one) => [questionKey(one), one]));
  return [...asked].map(([key, one]) => ({ key, text: tieShortWords(questionText(locale, one), locale) }));
}
