import type { FaqHit, FaqSearch } from './faq-index.ts';

/** What is left of the questions; `null`: all of them. */
interface AnswerFilter {
  readonly panel: string | null;
  readonly area: string | null;
}

/** A question as the filters see it. */
interface Filterable {
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
  /** The best first; the filters' whole list where nothing was asked. */
  readonly entries: readonly E[];
}

/** How many answers to a query are shown. */
const SHOWN = 10;

/**
 * Looks for a query among the entries that `search` is built of, which is asked for when there is a query. Server and
 * browser find the same.
 */
export function findAnswers<E extends Filterable>(
  entries: readonly E[],
  search: () => Pick<FaqSearch, 'search' | 'nearest'>,
  query: string | null,
  filter: AnswerFilter,
): Finding<E> {
  const fits = (entry: E) => fitsFilter(entry, filter);
  if (query === null) return { kind: 'all', entries: entries.filter(fits) };
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  const entriesOf = (hits: readonly FaqHit[]) => hits.flatMap(({ url }) => byUrl.get(url) ?? []);
  const found = entriesOf(search().search(query, entries.length));
  const here = found.filter(fits);
  if (here.length > 0) return { kind: 'found', entries: here.slice(0, SHOWN) };
  if (found.length > 0) return { kind: 'elsewhere', entries: found.slice(0, SHOWN) };
  const near = entriesOf(search().nearest(query));
  return near.length > 0 ? { kind: 'nearest', entries: near } : { kind: 'nothing', entries: [] };
}

/** Where an answer stands for the reader of a panel. */
export function answerUrl(url: string, panel: string | null): string {
  return panel === null ? url : `${url.replace(/\?.*$/, '')}?panel=${panel}`;
}

/** What was asked, without what says nothing; `null`: nothing was. */
export function readAsked(typed: string | null): string | null {
  return typed?.slice(0, 200).trim() || null;
}

function fitsFilter({ panels, area }: Filterable, filter: AnswerFilter): boolean {
  const isForPanel = filter.panel === null || panels.length === 0 || panels.includes(filter.panel);
  return isForPanel && (filter.area === null || area === filter.area);
}
