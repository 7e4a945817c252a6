import { accountRangesOf } from '../domain/account-ranges.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { siteDayRule } from '../domain/clock.ts';
import type { Locale } from '../domain/locale.ts';
import { answerWith, outcomeOf, type RefusalReason, refuseLookup } from '../domain/lookup-answer.ts';
import { possibleAnswers } from '../domain/lookup-outcomes.ts';
import type { RangePhrases } from '../domain/lookup-time.ts';
import type { NamedAccountRange } from '../domain/panel.ts';
import type { SiteDayRule } from '../domain/site-day.ts';
import { explainLookup } from '../i18n/explain-lookup.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import type { ViewContext } from './context.ts';
import { type LookupView, lookupView } from './lookup.ts';

/** What decides a lookup, whatever is typed. */
export interface LookupGround {
  readonly locale: Locale;
  readonly panels: readonly NamedAccountRange[];
  readonly clock: SiteDayRule;
}

/** The lookup's page, and what decides its answers. */
export interface LookupParts extends LookupGround {
  /** Nothing is asked. */
  readonly view: LookupView;
}

/** What can be said to what is typed, but for the days themselves. */
interface LookupWords {
  readonly outcomes: Record<string, { readonly title: string; readonly why: readonly string[] }>;
  readonly refusals: Record<string, string>;
  readonly edges: Record<string, string>;
  readonly period: string;
  readonly phrases: RangePhrases;
}

export function lookupGround({ state, now, locale }: ViewContext): LookupGround {
  return { locale, panels: accountRangesOf(catalogueOf(state), locale), clock: siteDayRule(state, now) };
}

export function lookupParts(context: ViewContext): LookupParts {
  return { ...lookupGround(context), view: lookupView(context, { typed: null, hasNewAccount: false }) };
}

/** Puts every outcome there can be into words. */
export function lookupWords({ locale, panels }: Pick<LookupGround, 'locale' | 'panels'>): LookupWords {
  const phrases = lookupPhrases[locale];
  const { months, or, range, period } = phrases;
  const outcomes = possibleAnswers(panels).map((answer) => {
    const { title, why } = explainLookup(answer, phrases, panels);
    return [outcomeOf(answer), { title, why }] as const;
  });
  const edges = panels.flatMap((range) =>
    [range.createdFrom, range.createdTo].flatMap((day) => {
      const result = day && answerWith([range], { type: 'day', day });
      if (result?.kind !== 'answer') return [];
      const [said = ''] = explainLookup(result, phrases, panels).why;
      return [[`${result.edge} ${range.id}`, said] as const];
    }),
  );
  return {
    outcomes: Object.fromEntries(outcomes),
    refusals: Object.fromEntries(
      refusalsIn(locale, panels).map(({ outcome, said }) => [outcome, said] as const),
    ),
    edges: Object.fromEntries(edges),
    period,
    phrases: { months, or, range },
  };
}

/** Every refusal there is, and what is said to it. */
export function refusalsIn(locale: Locale, panels: readonly NamedAccountRange[]) {
  const phrases = lookupPhrases[locale];
  return reasonsOf(phrases.refusals).map((reason) => {
    const refusal = refuseLookup(reason);
    const { title, help } = explainLookup(refusal, phrases, panels);
    const said = [title, help].filter((part) => part !== null).join(' ');
    return { outcome: outcomeOf(refusal), code: refusal.code, said };
  });
}

function reasonsOf(refusals: Readonly<Record<RefusalReason, unknown>>): RefusalReason[] {
  const known = (name: string): name is RefusalReason => Object.hasOwn(refusals, name);
  return Object.keys(refusals).filter(known);
}

/** The page with a mark wherever something is put in, to be cut there once it is rendered. */
export function markedLookup(
  view: LookupView,
  kind: 'answer' | 'refusal',
  mark: (place: string) => string,
): LookupView {
  const { page } = view;
  const isAnswer = kind === 'answer';
  return {
    ...view,
    page: {
      ...page,
      title: isAnswer ? mark('title') : page.title,
      noindex: true,
      twin: { ...page.twin, href: mark('twin') },
    },
    query: { typed: mark('typed'), hasNewAccount: true },
    outcome: {
      isAnswer,
      title: mark(isAnswer ? 'title' : 'error'),
      why: isAnswer ? [mark('why')] : [],
      help: null,
      candidates: isAnswer ? [mark('candidates')] : [],
    },
  };
}
