import type { Entry } from '../../domain/catalogue.ts';
import type { Collection, ContentDocument } from '../../domain/documents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { State } from '../../domain/state.ts';
import { splitWords } from '../../search/fold.ts';
import { buildSearch, type Search, type SearchEntry } from '../../search/search-index.ts';
import type { ViewContext } from '../context.ts';

const KINDS = {
  site: 'panel',
  panels: 'panel',
  features: 'feature',
  steps: 'step',
  faq: 'faq',
  incidents: 'incident',
  postmortems: 'incident',
  templates: 'incident',
} as const satisfies Record<Collection, SearchEntry['kind']>;

const memo = new WeakMap<State['documents'], Map<Locale, Search>>();

/**
 * The documents in which something is said, the best first: those that hold it word for word, in either language, then
 * those that the site's own search finds. Whether they are shown to readers now does not matter.
 */
export function findDocuments(context: ViewContext, entries: readonly Entry[], asked: string): Entry[] {
  const typed = folded(asked);
  const literal = entries.filter((entry) =>
    versionsOf(entry).some((one) => folded(textOf(one)).includes(typed)),
  );
  const byPath = new Map(entries.map((entry) => [entry.source.path, entry]));
  const hits = searchOf(context, entries).search(asked, entries.length);
  return [...new Set([...literal, ...hits.flatMap(({ url }) => byPath.get(url) ?? [])])];
}

function searchOf(context: ViewContext, entries: readonly Entry[]): Search {
  const { state, locale } = context;
  const ofState = memo.get(state.documents) ?? new Map<Locale, Search>();
  memo.set(state.documents, ofState);
  const known = ofState.get(locale);
  if (known) return known;
  const made = buildSearch(
    entries.map((entry) => searchable(context, entry)),
    locale,
  );
  ofState.set(locale, made);
  return made;
}

function searchable({ words, locale }: ViewContext, entry: Entry): SearchEntry {
  const shown = (locale === 'en' && entry.translations.en) || entry.source;
  return {
    kind: KINDS[entry.meta.collection],
    id: entry.id,
    title: shown.words.title,
    text: versionsOf(entry)
      .flatMap(({ words: { short, body } }) => [short ?? '', words.text(body)])
      .join(' '),
    terms: versionsOf(entry)
      .flatMap(({ words: { title, terms } }) => [title, ...Object.values(terms)])
      .join(' '),
    panels: [],
    url: entry.source.path,
  };
}

function versionsOf({ source, translations }: Entry): ContentDocument[] {
  return [source, ...Object.values(translations)];
}

function textOf({ words: { title, short, body, terms }, path }: ContentDocument): string {
  return [path, title, short ?? '', body, ...Object.values(terms)].join('\n');
}

/** Letters as they are typed without a Polish keyboard, whatever stands between the words. */
function folded(text: string): string {
  return splitWords(text).join(' ');
}
