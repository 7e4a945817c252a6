import { parseDay } from '../../domain/day.ts';
import { lookup } from '../../domain/lookup.ts';
import { panelsOf, withNewAccount } from '../../domain/lookup-answer.ts';
import { explainLookup, type LookupExplanation } from '../../domain/lookup-explain.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { LookupScript } from '../../views/lookup.ts';
import { siteToday } from './site-clock.ts';

/** What is said to who typed something; `panels`: those answered for, `null` where it is refused. */
interface TypedAnswer extends LookupExplanation {
  readonly panels: readonly PanelId[] | null;
}

/** Answers what was typed, on the site's day, as the server would. */
export function answerTyped(
  { typed, hasNewAccount }: { readonly typed: string; readonly hasNewAccount: boolean },
  { locale, panels, failures, phrases }: LookupScript,
): TypedAnswer {
  const today = parseDay(siteToday());
  if (!today) throw new Error('the site has no day');
  const found = lookup(typed, { panels, today, locale, failures });
  const result = hasNewAccount ? withNewAccount(found, panels) : found;
  const explanation = explainLookup(result, phrases, panels);
  return { ...explanation, panels: result.kind === 'refusal' ? null : panelsOf(result) };
}
