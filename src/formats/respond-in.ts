import { LOCALES, type Locale } from '../domain/locale.ts';
import { readLocale } from '../i18n/locale.ts';
import type { ProblemCode } from './problem.ts';
import { respondProblem } from './respond.ts';

/** What is said to a language that the site does not speak. */
export const UNKNOWN_LANGUAGE = {
  code: 'lang.unknown' satisfies ProblemCode,
  detail: `The site does not speak the language asked for. Write lang=${LOCALES.join(' or lang=')}.`,
} as const;

/** Answers in the language that an address asks for, or says that there is no such one. */
export function respondIn(url: URL, answer: (locale: Locale) => Response): Response {
  const locale = readLocale(url);
  if (locale !== null) return answer(locale);
  return respondProblem(400, UNKNOWN_LANGUAGE.code, UNKNOWN_LANGUAGE.detail);
}
