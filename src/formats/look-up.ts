import { accountRangesOf, failuresOf } from '../domain/account-ranges.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import { lookup } from '../domain/lookup.ts';
import { withNewAccount } from '../domain/lookup-answer.ts';
import { explainLookup, type LookupExplanation } from '../domain/lookup-explain.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import { formatLookup } from './lookup.ts';

/** What is asked of the lookup. */
interface LookupAsked {
  readonly typed: string;
  /** A new account was opened after the failure. */
  readonly hasNewAccount: boolean;
}

/**
 * What machines are told of it, with the sentences of the page; or why it cannot be told, with a stable `code`.
 *
 * @param problemsIn the language of why it cannot
 */
export function lookUp(
  state: State,
  now: Instant,
  { typed, hasNewAccount }: LookupAsked,
  locale: Locale,
  problemsIn: Locale = locale,
) {
  const panels = accountRangesOf(catalogueOf(state), locale);
  const asked = { panels, today: dayAt(now), locale, failures: failuresOf(catalogueOf(state)) };
  const found = lookup(typed, asked);
  const result = hasNewAccount ? withNewAccount(found, panels) : found;
  const explanation: LookupExplanation = explainLookup(result, lookupPhrases[locale], panels);
  if (result.kind === 'answer') {
    return { kind: 'answered' as const, document: formatLookup(state, now, result, locale), explanation };
  }
  const ranges = accountRangesOf(catalogueOf(state), problemsIn);
  const { title, help } = explainLookup(result, lookupPhrases[problemsIn], ranges);
  const detail = [title, help].filter((part) => part !== null).join(' ');
  return { kind: 'refused' as const, code: result.code, detail };
}
