import type { Locale } from '../domain/locale.ts';
import { NBSP } from './nbsp.ts';

/** So many letters fit any line. */
const SHORT = 16;

/**
 * Names one after another where no sentence is: those of a few letters stay on one line.
 *
 * @example listNames(['A', 'B', 'C']) // 'A, B, C', tied with U+00A0
 */
export function listNames(names: readonly string[]): string {
  return tieList(names.join(', '));
}

/** The same of names that stand one after another already. */
export function tieList(list: string): string {
  return list.length > SHORT ? list : list.replaceAll(' ', NBSP);
}

/**
 * Names one after another as a sentence has them.
 *
 * @example joinList('pl', ['A', 'B', 'C']) // 'A, B i C'
 */
export function joinList(locale: Locale, names: readonly string[]): string {
  const and = locale === 'pl' ? `i${NBSP}` : 'and ';
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and}${last}`;
}
