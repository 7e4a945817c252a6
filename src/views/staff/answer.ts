import { accountRangesOf, failuresOf } from '../../domain/account-ranges.ts';
import { catalogueOf } from '../../domain/catalogue.ts';
import type { Limits } from '../../domain/flaw.ts';
import { LOCALES, type Locale, localePath } from '../../domain/locale.ts';
import { lookup } from '../../domain/lookup.ts';
import { type LookupResult, withNewAccount } from '../../domain/lookup-answer.ts';
import { explainLookup } from '../../domain/lookup-explain.ts';
import type { PanelId } from '../../domain/panel.ts';
import { dayAt } from '../../domain/time.ts';
import { flawText } from '../../i18n/flaws.ts';
import { lookupPhrases } from '../../i18n/lookup.ts';
import { panelPhrases, startSentence } from '../../i18n/panel-phrases.ts';
import { staffAnswerWords } from '../../i18n/staff-answer.ts';
import { findEntries } from '../../search/find-entries.ts';
import { type Option, option } from '../options.ts';
import { panelNames } from '../panels.ts';
import { searchIndex } from '../search-index.ts';
import { type WrittenAnswer, writeAnswer } from './answer-blocks.ts';
import { composeAnswer, howAnswered, panelsAnswered } from './compose-answer.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';

const ANSWER_PATH = '/staff/answer/';

/** Picked instead of a question. */
export const NO_QUESTION = 'none';

/** What was typed; it lives as long as the request. */
export interface AnswerInput {
  readonly account: string;
  readonly hasNewAccount: boolean;
  readonly asked: string;
  /** A question’s address, `NO_QUESTION`, or empty: not picked. */
  readonly slug: string;
  /** The customer’s. */
  readonly language: Locale;
}

export interface AnswerView {
  readonly page: StaffPageView;
  readonly limits: Limits;
  readonly action: string;
  readonly input: AnswerInput;
  readonly languages: readonly Option[];
  /** Questions that fit what was asked; empty: nothing was. */
  readonly choices: readonly Option[];
  /** What of the form was not understood. */
  readonly errors: { readonly account: string | null; readonly asked: string | null };
  readonly answer: ComposedAnswer | null;
}

interface ComposedAnswer extends WrittenAnswer {
  readonly language: Locale;
  readonly panels: readonly PanelId[];
  /** What whoever sends it should know. */
  readonly remarks: readonly string[];
}

/**
 * The composer: the form, and the answer to what was sent with it.
 *
 * @param input `null`: nothing was sent
 * @param origin the site’s address, for the links
 */
export function answerView(context: StaffViewContext, input: AnswerInput | null, origin: string): AnswerView {
  const { locale, limits } = context;
  const words = staffAnswerWords[locale];
  const sent = input ?? { account: '', hasNewAccount: false, asked: '', slug: '', language: locale };
  const tooLong = (text: string, limit: number) => {
    const { length } = [...text];
    return length > limit ? flawText(locale, { code: 'words.long', found: length, limit }) : null;
  };
  const longAccount = tooLong(sent.account, limits.lookup);
  const longQuestion = tooLong(sent.asked, limits.question);
  const found = input && longAccount === null ? lookUp(context, input) : null;
  const choices = choicesOf(context, longQuestion === null ? sent : { ...sent, asked: '' }, found);
  const picked = choices.find(({ isOn }) => isOn)?.value ?? NO_QUESTION;
  return {
    limits,
    page: staffPageView(context, { path: ANSWER_PATH, title: words.title }),
    action: localePath(locale, ANSWER_PATH),
    input: sent,
    languages: LOCALES.map((one) => option(one, words.languages[one], one === sent.language)),
    choices,
    errors: {
      account: longAccount ?? (found?.kind === 'refusal' ? refusalText(context, found) : null),
      asked:
        longQuestion ?? (sent.asked !== '' && choices.length === 0 ? words.nothingFound(sent.asked) : null),
    },
    answer:
      found?.kind === 'answer'
        ? compose(context, sent.language, found, picked === NO_QUESTION ? null : picked, origin)
        : null,
  };
}

/** Read in the language of who pasted it, else in the customer’s: months and seasons are words. */
function lookUp({ state, now, locale }: StaffViewContext, input: AnswerInput): LookupResult {
  const panels = accountRangesOf(catalogueOf(state), locale);
  const failures = failuresOf(catalogueOf(state));
  const read = (language: Locale) =>
    lookup(input.account, { panels, today: dayAt(now), locale: language, failures });
  const first = read(locale);
  const found = first.kind === 'refusal' && input.language !== locale ? read(input.language) : first;
  const result = found.kind === 'refusal' ? first : found;
  return input.hasNewAccount ? withNewAccount(result, panels) : result;
}

function refusalText({ state, locale }: StaffViewContext, refusal: LookupResult): string {
  const phrases = lookupPhrases[locale];
  const refusals = { ...phrases.refusals, ...staffAnswerWords[locale].refusals };
  const ranges = accountRangesOf(catalogueOf(state), locale);
  const { title, help } = explainLookup(refusal, { ...phrases, refusals }, ranges);
  return [title, help].filter(Boolean).join(' ');
}

/** The questions found, each once; the one picked before stays, else the best fits. */
function choicesOf(
  context: StaffViewContext,
  { asked, slug, language }: AnswerInput,
  found: LookupResult | null,
): Option[] {
  if (asked === '') return [];
  const { entries, search } = searchIndex({ ...context, locale: language }, 'answers');
  const panel = found?.kind === 'answer' && found.certain ? (found.candidates[0] ?? null) : null;
  const { entries: hits } = findEntries(entries, search, asked, { panel, area: null });
  const questions = hits.filter((hit, index) => hits.findIndex((one) => one.id === hit.id) === index);
  const first = questions[0];
  if (!first) return [];
  const isKnown = slug === NO_QUESTION || questions.some((one) => one.id === slug);
  const picked = isKnown ? slug : first.id;
  return [
    ...questions.map(({ id: one, title, lang }) => ({
      value: one,
      label: title,
      lang: lang ?? (language === context.locale ? null : language),
      isOn: one === picked,
    })),
    option(NO_QUESTION, staffAnswerWords[context.locale].noQuestion, picked === NO_QUESTION),
  ];
}

function compose(
  context: StaffViewContext,
  language: Locale,
  found: Extract<LookupResult, { kind: 'answer' }>,
  slug: string | null,
  origin: string,
): ComposedAnswer {
  const words = staffAnswerWords[context.locale];
  const panels = panelsAnswered(found);
  const silences = panels.flatMap((panel) => {
    const how = slug === null ? 'answered' : howAnswered(context, slug, panel);
    return how === 'answered' ? [] : [{ panel, how }];
  });
  const silent = [...Map.groupBy(silences, ({ how }) => how)].map(([how, of]) => {
    const names = panelNames(
      context,
      of.map(({ panel }) => panel),
    );
    return words[how](startSentence(panelPhrases[context.locale].name(names)));
  });
  return {
    ...writeAnswer(
      composeAnswer({ ...context, locale: language }, { found, slug }, origin),
      context.words,
      origin,
      language,
    ),
    language,
    panels,
    remarks: [...(found.certain ? [] : [`${words.severalTitle}. ${words.several}`]), ...silent],
  };
}
