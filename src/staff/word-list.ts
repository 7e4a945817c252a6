import type { StaffViewContext } from '../views/staff/context.ts';
import { wordHref } from '../views/staff/word-address.ts';
import { entryAt } from '../views/staff/word-document.ts';
import { readWordFilter, type WordListView, wordListView } from '../views/staff/word-list.ts';
import type { Answered } from './updates.ts';

/** Answers the list of documents; who comes from a public page on which one stands alone is led to that. */
export function answerWordList(context: StaffViewContext, query: URLSearchParams): Answered<WordListView> {
  const path = query.get('path');
  const named = path === null ? null : entryAt(context.state, path.replace(/^[a-z]+\//, 'pl/'));
  if (named) return { kind: 'redirect', to: wordHref(context, named.source.path) };
  const view = wordListView(context, readWordFilter(context, query));
  const [only, ...others] = view.rows;
  if (view.isOfPage && only && others.length === 0) return { kind: 'redirect', to: only.href };
  return { kind: 'page', status: 200, view };
}
