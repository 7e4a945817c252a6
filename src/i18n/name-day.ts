import { NBSP } from './nbsp.ts';

/**
 * `17 marca`, and with its year `17 marca 2021` if that is another than this year's: the rule of every page. Imports no
 * calendar, as browsers name days by it, too.
 *
 * @param months as they stand in a date
 * @param today `YYYY-MM-DD`; `null`: whoever reads it may not know which year it was, so it is said
 */
export function nameDay(months: readonly string[], day: string, today: string | null): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = `${Number(date)}${NBSP}${months[Number(month) - 1]}`;
  return today?.startsWith(`${year}-`) ? name : `${name}${NBSP}${year}`;
}
