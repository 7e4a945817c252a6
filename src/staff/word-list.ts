import type { StaffViewContext } from '../views/staff/context.ts';
import { readWordFilter, type WordListView, wordListView } from '../views/staff/word-list.ts';
import type { Answered } from './updates.ts';

/** Answers the list of documents; who comes from a public page on which one stands alone is led to that. */
export function answerWordList(context: StaffViewContext, query: URLSearchParams): Answered<WordListView> {
  const view = wordListView(context, readWordFilter(context, query));
  const [only, ...others] = view.rows;
  if (query.has('page') && view.isOfPage && only && others.length === 0)
    return { kind: 'redirect', to: only.href };
  return { kind: 'page', status: 200, view };
}
