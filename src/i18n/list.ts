import type { Locale } from '../domain/locale.ts';
import { NBSP } from './nbsp.ts';

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
