import type { Search, SearchEntry, SearchHit } from './search-index.ts';

/** What is left of all that can be found; `null`: everything. */
interface EntryFilter {
  readonly panel: string | null;
  readonly area: string | null;
}

/** Something that can be found, as the filters see it. */
interface Filterable extends Pick<SearchEntry, 'kind' | 'id'> {
  readonly area: string;
  /** Empty: it is for every panel. */
  readonly panels: readonly string[];
  /** Each has its own. */
  readonly url: string;
}

/**
 * What came of a query: `all` nothing was asked; `found` what fits query and filters; `elsewhere` nothing does,
 * so what fits the query alone; `nearest` nothing fits, so what comes near; `nothing` not even that.
 */
export type FindingKind = 'all' | 'found' | 'elsewhere' | 'nearest' | 'nothing';

interface Finding<E> {
  readonly kind: FindingKind;
  /** The best first; every answer that the filters leave where nothing was asked. */
  readonly entries: readonly E[];
}

/** How many of those found are shown. */
const SHOWN = 10;

/**
 * Looks for a query among the entries that `search` is built of, which is asked for when there is a query. Server and
 * browser find the same.
 */
export function findEntries<E extends Filterable>(
  entries: readonly E[],
  search: () => Pick<Search, 'search' | 'nearest'>,
  query: string | null,
  filter: EntryFilter,
): Finding<E> {
  const fits = (entry: E) => fitsFilter(entry, filter);
  if (query === null) {
    return { kind: 'all', entries: entries.filter((entry) => entry.kind === 'faq' && fits(entry)) };
  }
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  const entriesOf = (hits: readonly SearchHit[]) => hits.flatMap(({ url }) => byUrl.get(url) ?? []);
  const found = entriesOf(search().search(query, entries.length));
  const here = found.filter(fits);
  if (here.length > 0) return { kind: 'found', entries: here.slice(0, SHOWN) };
  if (found.length > 0) return { kind: 'elsewhere', entries: found.slice(0, SHOWN) };
  const near = entriesOf(search().nearest(query));
  return near.length > 0 ? { kind: 'nearest', entries: near } : { kind: 'nothing', entries: [] };
}

/** Where an entry stands for the reader of a panel. */
export function entryUrl({ kind, url }: Pick<SearchEntry, 'kind' | 'url'>, panel: string | null): string {
  if (panel === null) return url;
  if (kind === 'faq') return `${url.replace(/\?.*$/, '')}?panel=${panel}`;
  return kind === 'step' ? url.replace(/\/panel\/[^/]+\//, `/panel/${panel}/`) : url;
}

/** What an entry of a list is marked with: `feature:price-sync`. What merely comes near was not found. */
export function resultOf(
  { kind, id }: Pick<SearchEntry, 'kind' | 'id'>,
  finding: FindingKind,
): string | null {
  return finding === 'found' || finding === 'elsewhere' ? `${kind}:${id}` : null;
}

/** What was asked, without what says nothing; `null`: nothing was. */
export function readAsked(typed: string | null): string | null {
  return typed?.slice(0, 200).trim() || null;
}

function fitsFilter({ panels, area }: Filterable, filter: EntryFilter): boolean {
  const isForPanel = filter.panel === null || panels.length === 0 || panels.includes(filter.panel);
  return isForPanel && (filter.area === null || area === filter.area);
}
