import { withoutUnprintable } from './fill.ts';

/** How many values of one name are passed on. */
const REPEATED = 20;

/**
 * The part of a query that an address knows, written anew; `null` when there is none. What it does not know never
 * goes further, nor what no page may hold: most pages say again what was asked.
 *
 * @example knownQuery('?utm=x&q=2019', ['q']) // 'q=2019'
 */
export function knownQuery(search: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const given = new URLSearchParams(search);
  const kept = names.flatMap((name) =>
    given
      .getAll(name)
      .slice(0, REPEATED)
      .map((value) => [name, withoutUnprintable(value)]),
  );
  return kept.length === 0 ? null : new URLSearchParams(kept).toString();
}
