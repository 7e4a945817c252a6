import { accountRangesOf, failuresOf } from '../domain/account-ranges.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import { lookup } from '../domain/lookup.ts';
import { withNewAccount } from '../domain/lookup-answer.ts';
import { explainLookup } from '../domain/lookup-explain.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import { formatLookup } from './lookup.ts';
import { respondJson, respondProblem } from './respond.ts';

/** What was typed is nobody else's business: no cache keeps it, no later request names it. */
export const PRIVATE = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/**
 * Answers the lookup's query: `created` or `q` with anything the lookup page understands, `second=1` when a new
 * account was opened after the failure. 400 with a stable `code` when it cannot be understood.
 */
export function respondLookup(state: State, now: Instant, query: URLSearchParams, locale: Locale): Response {
  const panels = accountRangesOf(catalogueOf(state), locale);
  const typed = query.get('q') ?? query.get('created') ?? '';
  const found = lookup(typed, {
    panels,
    today: dayAt(now),
    locale,
    failures: failuresOf(catalogueOf(state)),
  });
  const result = query.has('second') ? withNewAccount(found, panels) : found;
  if (result.kind === 'answer') return respondJson(formatLookup(state, now, result, locale), PRIVATE);
  const { title, help } = explainLookup(result, lookupPhrases[locale], panels);
  return respondProblem(400, result.code, [title, help].filter((part) => part !== null).join(' '), PRIVATE);
}
