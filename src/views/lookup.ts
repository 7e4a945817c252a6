import { accountRangesOf, failuresOf } from '../domain/account-ranges.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { lookup } from '../domain/lookup.ts';
import { type LookupResult, panelsOf, withNewAccount } from '../domain/lookup-answer.ts';
import { explainLookup, type LookupExplanation, type LookupPhrases } from '../domain/lookup-explain.ts';
import { ownPath } from '../domain/page-target.ts';
import type { NamedAccountRange, PanelId } from '../domain/panel.ts';
import { dayAt } from '../domain/time.ts';
import { lookupPhrases } from '../i18n/lookup.ts';
import { lookupPageWords } from '../i18n/lookup-page.ts';
import type { ViewContext } from './context.ts';
import { type OngoingIncident, ongoingIncidents } from './ongoing-incidents.ts';
import { type PageView, pageView } from './page.ts';
import { type PanelStanding, panelStanding, standingRevision } from './panel-standing.ts';
import { accountRangeText, panelName } from './panels.ts';
import { revisionsBehind } from './revisions.ts';
import { type Steps, stepsFor } from './steps.ts';
import { subscribeHref } from './subscribe-href.ts';
import { namedPart, type PartWords, partWords } from './words.ts';

/** What was typed into the lookup, and whether a second account was said to exist. */
interface LookupQuery {
  /** `null`: the form was not sent. */
  readonly typed: string | null;
  readonly hasNewAccount: boolean;
}

export interface LookupView {
  readonly page: PageView;
  readonly action: string;
  readonly query: LookupQuery;
  /** `null`: nothing was asked. */
  readonly outcome: LookupOutcome | null;
  /** Every panel there is: the answers are some of these, and the table of boundaries is all. */
  readonly panels: readonly PanelAnswer[];
  /** What the browser needs to answer by itself. */
  readonly script: LookupScript;
}

/** The answer to what was typed, or why there is none. */
interface LookupOutcome extends LookupExplanation {
  readonly isAnswer: boolean;
  /** The panels answered for, that of the new account included. */
  readonly candidates: readonly PanelId[];
}

/** A panel as an answer: its state, and what there is to do on it. */
export interface PanelAnswer extends PanelStanding {
  readonly id: PanelId;
  readonly letter: string;
  readonly href: string;
  readonly accountRange: string;
  /** The incidents that go on there, the gravest first. */
  readonly incidents: readonly OngoingIncident[];
  /** The panel has an instruction of its own: its words come first. */
  readonly ownInstruction: PartWords | null;
  readonly steps: Pick<Steps, 'warnings' | 'do' | 'wait'>;
  /** Where one asks to be told of it. */
  readonly subscribe: string;
}

export interface LookupScript {
  readonly locale: Locale;
  readonly panels: readonly NamedAccountRange[];
  readonly failures: readonly Day[];
  readonly phrases: LookupPhrases;
}

const PATH = '/lookup/';

/** The lookup's page: the form, the answer to what was sent with it, and the days that divide the panels. */
export function lookupView(context: ViewContext, query: LookupQuery): LookupView {
  const { state, now, locale } = context;
  const words = lookupPageWords[locale];
  const catalogue = catalogueOf(state);
  const accountRanges = accountRangesOf(catalogue, locale);
  const failures = failuresOf(catalogue);
  const panels = catalogue.panels.map((entry): PanelAnswer => {
    const { warnings, do: toDo, wait } = stepsFor(context, { panel: entry.id, uses: null });
    return {
      id: entry.id,
      letter: panelName(context, entry.id),
      href: localePath(locale, ownPath(entry)),
      accountRange: accountRangeText(entry, words, locale),
      ...panelStanding(context, entry.id),
      incidents: ongoingIncidents(context, entry.id),
      ownInstruction: entry.meta.separateInstruction ? partWords(context, entry) : null,
      steps: { warnings, do: toDo, wait },
      subscribe: subscribeHref(locale, { panels: [entry.id] }),
    };
  });
  const asked =
    query.typed === null
      ? null
      : lookup(query.typed, { panels: accountRanges, today: dayAt(now), locale, failures });
  const found = asked && query.hasNewAccount ? withNewAccount(asked, accountRanges) : asked;
  const outcome = found && explainOutcome(found, accountRanges, locale);
  return {
    page: pageView(context, {
      path: PATH,
      title: outcome?.isAnswer ? outcome.title : words.title,
      description: words.description,
      revisions: [
        ...catalogue.steps.map((step) => namedPart(context, step).revision),
        ...panels.flatMap(({ id, ownInstruction }) => [
          standingRevision(state, id),
          ownInstruction?.revision ?? 0,
          ...revisionsBehind(state, catalogue.steps, [id]),
        ]),
      ],
      noindex: query.typed !== null,
      hrefIn: (one) => lookupHref(one, query),
    }),
    action: localePath(locale, PATH),
    query,
    outcome,
    panels,
    script: { locale, panels: accountRanges, failures, phrases: lookupPhrases[locale] },
  };
}

function lookupHref(locale: Locale, { typed, hasNewAccount }: LookupQuery): string {
  const path = localePath(locale, PATH);
  if (typed === null) return path;
  return `${path}?${new URLSearchParams({ q: typed, ...(hasNewAccount ? { second: '1' } : {}) })}`;
}

function explainOutcome(
  result: LookupResult,
  accountRanges: readonly NamedAccountRange[],
  locale: Locale,
): LookupOutcome {
  const explanation = explainLookup(result, lookupPhrases[locale], accountRanges);
  if (result.kind === 'refusal') return { ...explanation, isAnswer: false, candidates: [] };
  return { ...explanation, isAnswer: true, candidates: panelsOf(result) };
}
