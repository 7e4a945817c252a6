import { z } from 'zod';
import { answersAt, wordsOf } from '../../domain/catalogue.ts';
import { localePath } from '../../domain/locale.ts';
import { formatFaq } from '../../formats/faq.ts';
import { formatSearch } from '../../formats/search.ts';
import { readAsked } from '../../search/find-entries.ts';
import type { ViewContext } from '../../views/context.ts';
import { faqEntryView } from '../../views/faq-entry.ts';
import { panelIds } from '../../views/panels.ts';
import { searchIndex } from '../../views/search-index.ts';
import { linkTo, makeTool, PANEL_ID, SAID, said, TOOL_LANG, textOf, unknownIn } from './tool.ts';

const NONE_FITS = 'No question fits. Without q and panel every question that is answered now is listed.';
/** How many are found at most. */
const FOUND = 10;

const answer = z.object({
  panels: z.array(z.string()),
  text: z.string().describe('The answer that holds for these panels now.'),
});

/** Questions that the site answers. */
export const answersTool = makeTool({
  name: 'answers',
  title: 'Questions that are answered',
  description:
    'With q: the questions that fit it, the best first. With slug: the whole answer to one of them, which may differ between panels. With neither: every question that is answered now. Quote the answer and give its url; do not answer from elsewhere what the site answers.',
  input: z.strictObject({
    q: z.string().max(200).optional().describe('What is looked for, in words.'),
    slug: z.string().max(200).optional().describe('Of a question, as it was found.'),
    panel: PANEL_ID.optional(),
    lang: TOOL_LANG,
  }),
  output: z.object({
    ...SAID,
    questions: z.array(
      z.object({
        slug: z.string(),
        question: z.string(),
        panels: z.array(z.string()).describe('Whom it is answered for; empty: everybody.'),
        url: z.string(),
        answers: z.array(answer).describe('Empty where only questions were asked for, or none holds now.'),
      }),
    ),
  }),
  answer(context, { q, slug, panel }) {
    const unknown = unknownIn('panel', panel, panelIds(context.state));
    if (unknown !== null) return unknown;
    const whole = slug === undefined ? null : wholeAnswer(context, slug, panel ?? null);
    if (slug !== undefined && whole === null) {
      return { text: `There is no question ${JSON.stringify(slug)}. Find it by q.`, data: null };
    }
    const questions = whole === null ? listed(context, q, panel) : [whole];
    const told = questions.length === 0 ? [NONE_FITS] : [];
    return {
      text: textOf([
        ...told,
        ...questions.flatMap(({ question, url, answers, slug: name }) => [
          `${question} (${name})`,
          ...answers.map(({ panels, text }) => `[${panels.join(', ')}] ${text}`),
          url,
        ]),
      ]),
      data: { ...said(context), questions },
    };
  },
});

function wholeAnswer(context: ViewContext, slug: string, panel: string | null) {
  const view = faqEntryView(context, slug, { panel });
  if (view === null) return null;
  const { state, locale, words, siteUrl } = context;
  const bodies = new Map(answersAt(state, slug).map((entry) => [entry.id, wordsOf(entry, locale).body]));
  return {
    slug,
    question: view.question.title,
    panels: [...new Set(view.answers.flatMap(({ panels }) => panels))],
    url: linkTo(context, localePath(locale, `/faq/${slug}/`)),
    answers: view.answers.map(({ id, panels }) => ({
      panels,
      text: words.plain(bodies.get(id) ?? '', siteUrl ?? '').trim(),
    })),
  };
}

function listed(context: ViewContext, q: string | undefined, panel: string | undefined) {
  const asked = readAsked(q ?? null);
  const found =
    asked === null
      ? formatFaq(context.state, context.now, context.locale).map(({ question, ...one }) => ({
          ...one,
          title: question,
          id: one.slug,
        }))
      : formatSearch(searchIndex(context, 'answers').search().search(asked, FOUND));
  return found
    .filter(({ panels }) => panel === undefined || panels.length === 0 || panels.includes(panel))
    .map(({ id, title, panels, url }) => ({
      slug: id,
      question: title,
      panels,
      url: linkTo(context, url),
      answers: [],
    }));
}
