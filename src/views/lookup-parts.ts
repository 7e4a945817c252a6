import { accountRangesOf, failuresOf } from '../domain/account-ranges.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { siteDayRule } from '../domain/clock.ts';
import type { Day } from '../domain/day.ts';
import type { Locale } from '../domain/locale.ts';
import { type RefusalReason, refuseLookup } from '../domain/lookup-answer.ts';
import { explainLookup } from '../domain/lookup-explain.ts';
import type { NamedAccountRange } from '../domain/panel.ts';
import type { SiteDayRule } from '../domain/site-day.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import type { ViewContext } from './context.ts';
import { type LookupView, lookupView } from './lookup.ts';

/** What decides a lookup, whatever is typed. */
export interface LookupGround {
  readonly locale: Locale;
  readonly panels: readonly NamedAccountRange[];
  /** The days on which what the site tells of began. */
  readonly failures: readonly Day[];
  readonly clock: SiteDayRule;
}

/** The lookup's page, and what decides its answers. */
export interface LookupParts extends LookupGround {
  /** Nothing is asked. */
  readonly view: LookupView;
}

export function lookupGround({ state, now, locale }: ViewContext): LookupGround {
  const catalogue = catalogueOf(state);
  return {
    locale,
    panels: accountRangesOf(catalogue, locale),
    failures: failuresOf(catalogue),
    clock: siteDayRule(state, now),
  };
}

export function lookupParts(context: ViewContext): LookupParts {
  return { ...lookupGround(context), view: lookupView(context, { typed: null, hasNewAccount: false }) };
}

/** Every refusal there is, and what is said to it. */
export function refusalsIn(locale: Locale, panels: readonly NamedAccountRange[]) {
  const phrases = lookupPhrases[locale];
  return reasonsOf(phrases.refusals).map((reason) => {
    const refusal = refuseLookup(reason);
    const { title, help } = explainLookup(refusal, phrases, panels);
    const said = [title, help].filter((part) => part !== null).join(' ');
    return { reason, code: refusal.code, said };
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
