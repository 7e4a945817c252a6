import { accountRangesOf } from '../../domain/account-ranges.ts';
import { applies } from '../../domain/applicability.ts';
import { catalogueOf, type Lag, wordsOf } from '../../domain/catalogue.ts';
import { factsOf } from '../../domain/facts.ts';
import { type Locale, localePath } from '../../domain/locale.ts';
import type { LookupAnswer } from '../../domain/lookup-answer.ts';
import { explainLookup } from '../../domain/lookup-explain.ts';
import { pathById } from '../../domain/page-target.ts';
import type { PanelId } from '../../domain/panel.ts';
import { faqWords } from '../../i18n/faq.ts';
import { lookupPhrases } from '../../i18n/lookup.ts';
import { customerWords } from '../../i18n/staff-answer.ts';
import { pinnedLink, stateLine } from '../answer-copy.ts';
import { cellView } from '../cell.ts';
import type { ViewContext } from '../context.ts';
import { ongoingIncidents } from '../ongoing-incidents.ts';
import { standingText } from '../panel-standing.ts';
import { panelName } from '../panels.ts';
import { stepsFor } from '../steps.ts';
import { namedPart } from '../words.ts';
import type { AnswerBlock } from './answer-blocks.ts';

/** What is to be answered. */
interface AnswerOrder {
  readonly found: LookupAnswer;
  /** The question’s address; `null`: none, the state and the steps alone. */
  readonly slug: string | null;
}

/** The panels of which an answer speaks: the candidates, and that of a second account. */
export function panelsAnswered({ candidates, newAccount }: LookupAnswer): PanelId[] {
  return [...new Set([...candidates, ...(newAccount === null ? [] : [newAccount])])];
}

/**
 * The answer for a customer: which panel theirs is, how it is today, what is answered to its accounts, what to do, and
 * what does not work yet. Of several candidates each is answered, behind the day that divides them.
 *
 * @param page in the customer’s language
 * @param origin the site’s address
 */
export function composeAnswer(
  page: ViewContext,
  { found, slug }: AnswerOrder,
  origin: string,
): AnswerBlock[] {
  const context = { ...page, leavesPage: true };
  const { state, locale } = context;
  const { title, why } = explainLookup(
    found,
    lookupPhrases[locale],
    accountRangesOf(catalogueOf(state), locale),
  );
  const panels = panelsAnswered(found);
  const answers = panels.map((panel) => (slug === null ? [] : answerBlocks(context, panel, slug)));
  const [first = []] = answers;
  // What is answered alike to all of them is said once.
  const isShared = answers.every((blocks) => JSON.stringify(blocks) === JSON.stringify(first));
  return [
    { kind: 'paragraph', text: [title, ...(panels.length > 1 ? why : [])].join(' ') },
    ...(isShared ? first : []),
    ...panels.flatMap((panel, index) =>
      panelBlocks(context, panel, slug, isShared ? [] : (answers[index] ?? []), origin),
    ),
    {
      kind: 'paragraph',
      text: `${stateLine(context, panels, state.revision)} ${customerWords[locale].revision(state.revision)}`,
    },
  ];
}

function panelBlocks(
  context: ViewContext,
  panel: PanelId,
  slug: string | null,
  answers: readonly AnswerBlock[],
  origin: string,
): AnswerBlock[] {
  const { locale } = context;
  const words = customerWords[locale];
  const { warnings, do: toDo } = stepsFor(context, { panel, uses: null });
  const link = (label: string, path: string): AnswerBlock => ({
    kind: 'link',
    label,
    href: `${origin}${localePath(locale, path)}`,
  });
  const pinned = (label: string, question: string): AnswerBlock => ({
    kind: 'link',
    label,
    href: `${origin}${pinnedLink(context, question, panel, context.state.revision)}`,
  });
  const list = (title: string, items: readonly string[], isOrdered: boolean): AnswerBlock[] =>
    items.length === 0 ? [] : [{ kind: 'list', title, items, isOrdered }];
  return [
    { kind: 'heading', text: words.panel(panelName(context, panel), standingText(context, panel)) },
    ...ongoingIncidents(context, panel).map(({ what, title, path }) =>
      link(words.incident(what, title), path),
    ),
    ...ownInstruction(context, panel),
    ...answers,
    ...list(
      words.beware,
      warnings.map((step) => step.title),
      false,
    ),
    ...list(
      words.do,
      toDo.map((step) => step.title),
      true,
    ),
    ...list(words.notYet, restrictions(context, panel, slug), false),
    ...(slug === null || howAnswered(context, slug, panel) !== 'answered' ? [] : [pinned(words.more, slug)]),
    link(words.whole, pathById(context.state, 'panels', panel)),
  ];
}

/** A panel with an instruction of its own begins with it. */
function ownInstruction({ state, locale }: ViewContext, panel: PanelId): AnswerBlock[] {
  const entry = catalogueOf(state).panels.find(({ id }) => id === panel);
  if (!entry?.meta.separateInstruction) return [];
  const { body, lag } = wordsOf(entry, locale);
  return [{ kind: 'markdown', body }, ...lagBlocks(locale, lag)];
}

/** Whoever reads a translation is told when it is not what the original says. */
function lagBlocks(locale: Locale, lag: Lag | null): AnswerBlock[] {
  return lag === null ? [] : [{ kind: 'paragraph', text: faqWords[locale].copiedLag[lag] }];
}

/** What is answered to the accounts of a panel now. */
function answerBlocks(context: ViewContext, panel: PanelId, slug: string): AnswerBlock[] {
  const { state, locale, now } = context;
  const facts = factsOf(state, now);
  const how = howAnswered(context, slug, panel);
  if (how !== 'answered') return [{ kind: 'paragraph', text: customerWords[locale][how] }];
  const variants = catalogueOf(state).faq.filter(({ meta }) => meta.slug === slug);
  const said = variants.filter(({ meta }) => applies(meta, { panel, uses: null }, facts));
  return said.flatMap((entry): AnswerBlock[] => {
    const { title, body, lag } = wordsOf(entry, locale);
    return [{ kind: 'heading', text: title }, { kind: 'markdown', body }, ...lagBlocks(locale, lag)];
  });
}

/** Whether a question is answered to the accounts of a panel now, is not in this state, or is none of theirs. */
export function howAnswered(
  { state, now }: ViewContext,
  slug: string,
  panel: PanelId,
): 'answered' | 'silent' | 'notConcerned' {
  const facts = factsOf(state, now);
  const variants = catalogueOf(state).faq.filter(({ meta }) => meta.slug === slug);
  if (variants.some(({ meta }) => applies(meta, { panel, uses: null }, facts))) return 'answered';
  const isTheirs = variants.some(({ meta: { panels } }) => panels === null || panels.includes(panel));
  return isTheirs ? 'silent' : 'notConcerned';
}

/** Features that do not fully work: those the question is about, or all of them when nothing was asked. */
function restrictions(context: ViewContext, panel: PanelId, slug: string | null): string[] {
  const { features, faq } = catalogueOf(context.state);
  const asked = new Set(faq.filter(({ meta }) => meta.slug === slug).flatMap(({ meta }) => meta.features));
  return features
    .filter(({ id }) => slug === null || asked.has(id))
    .flatMap((entry) => {
      const { state: word, word: said, estimate, note } = cellView(context, entry.id, panel);
      if (word !== 'unavailable' && word !== 'limited') return [];
      const stated = [said, estimate?.beside].filter(Boolean).join(', ');
      const whole = [stated, note?.text].filter(Boolean).join(' – ');
      return [`${namedPart(context, entry).title}: ${whole}`];
    });
}
