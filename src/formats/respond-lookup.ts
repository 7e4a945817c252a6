import { type Locale, PROBLEM_LOCALE } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { lookUp } from './look-up.ts';
import { respondJson, respondProblem } from './respond.ts';

/** What was typed is nobody else's business: no cache keeps it, no later request names it. */
export const PRIVATE = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/**
 * Answers the lookup's query: `created` or `q` with anything the lookup page understands, `second=1` when a new
 * account was opened after the failure. 400 with a stable `code` when it cannot be understood, in English unless a language is
 * asked for.
 */
export function respondLookup(state: State, now: Instant, query: URLSearchParams, locale: Locale): Response {
  const typed = query.get('q') ?? query.get('created') ?? '';
  const problemsIn = query.has('lang') ? locale : PROBLEM_LOCALE;
  const found = lookUp(state, now, { typed, hasNewAccount: query.has('second') }, locale, problemsIn);
  if (found.kind === 'answered') return respondJson(found.document, PRIVATE);
  return respondProblem(400, found.code, found.detail, PRIVATE);
}
