/**
 * Whether any of some dates has its year, so that the column of all of them has to fit it.
 *
 * @example hasYears(['wkrótce', 'ok. 23 marca 2021']) // true
 */
export function hasYears(dates: readonly string[]): boolean {
  return dates.some((date) => /\d{4}/.test(date));
}
