import { NBSP } from './nbsp.ts';

/** Names the days of a language. */
export interface DayNames {
  /** As they stand in a date. */
  readonly months: readonly string[];
  /** What is told leaves the page: whoever reads it may not know which year it was. */
  readonly leavesPage?: boolean;
}

/**
 * `17 marca`, and with its year `17 marca 2021` if that is another than this year's, or if it leaves the page: the rule
 * of every output. Imports no calendar, as browsers name days by it, too.
 *
 * @param today `YYYY-MM-DD`, by the site clock
 */
export function nameDay({ months, leavesPage = false }: DayNames, day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = `${Number(date)}${NBSP}${months[Number(month) - 1]}`;
  return !leavesPage && today.startsWith(`${year}-`) ? name : `${name}${NBSP}${year}`;
}
