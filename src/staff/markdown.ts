import { z } from 'zod';
import { findIncident } from '../domain/incidents.ts';
import type { Locale, LocalText } from '../domain/locale.ts';
import { joinAnswers, QUESTIONS } from '../domain/postmortem.ts';
import type { ViewContext } from '../views/context.ts';
import { fillTemplate } from '../views/staff/fill-template.ts';
import { meantInstant } from '../views/staff/instant-value.ts';
import { draftPreview } from '../views/staff/word-document.ts';
import { wordsHints, wordsPreview } from '../views/staff/words-preview.ts';
import { list, text } from './fields.ts';
import { readForm, readNamed } from './read-form.ts';
import { GAP, namedIn } from './update-forms.ts';

/** As much as is rendered at once (characters): more than is ever published, for who is still shortening it. */
const MOST = 20_000;
/** The document of an incident tells the whole of it. */
const MOST_OF_DOCUMENT = 60_000;

/** Words, or the form about an incident that they stand in, whose other fields fill their gaps. */
const FORM = z.object({
  pl: text,
  en: text,
  bodyPl: text,
  bodyEn: text,
  incident: text,
  started: text,
  next: text,
  panels: list,
  features: list,
});
/** The Markdown of a document, whose line ends are spaces as in files. */
const DOCUMENT = z.object({ 'pl.body': text, 'en.body': text });

/** Markdown in both languages → the safe HTML that the site would show. 422 for more than is ever published. */
export function previewMarkdown(context: ViewContext, form: FormData): Response {
  const document = readForm(form, DOCUMENT).typed;
  const whole = {
    pl: document['pl.body'] || answersIn(form, 'pl'),
    en: document['en.body'] || answersIn(form, 'en'),
  };
  if (whole.pl !== '' || whole.en !== '') return previewDocument(context, whole);
  const read = readForm(form, FORM);
  // Beside a title, the words have names of their own.
  const { bodyPl, bodyEn, ...typed } = read.typed;
  const isOpening = typed.started !== '';
  const words = isOpening ? { pl: bodyPl, en: bodyEn } : { pl: typed.pl, en: typed.en };
  if (!read.ok || Math.max(words.pl.length, words.en.length) > MOST) {
    return new Response(null, { status: 422, headers: NO_STORE });
  }
  const isFilled = isOpening || typed.incident !== '';
  const features = namedIn(typed.features, { states: Object.fromEntries(readNamed(form, 'cell:')) });
  const filled = filledBy(context, { ...typed, features });
  const shown = isFilled ? fillTemplate(context, filled, words, gapsIn(form)) : words;
  const { pl, en } = wordsHints(context, shown);
  const hints = { pl: pl.map(asHtml), en: en.map(asHtml) };
  return Response.json({ ...wordsPreview(context, shown), hints }, { headers: NO_STORE });
}

/** What else stands in the form, as far as it means something yet. */
function filledBy(
  { state }: ViewContext,
  {
    panels,
    features,
    incident,
    started,
    next,
  }: Pick<z.input<typeof FORM>, 'panels' | 'incident' | 'started' | 'next'> & {
    readonly features: readonly string[];
  },
): Parameters<typeof fillTemplate>[1] {
  const since = findIncident(state, incident)?.startedAt ?? meantInstant(started);
  return { panels, features, since, next: meantInstant(next) };
}

function gapsIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(readNamed(form, GAP));
}

function previewDocument(context: ViewContext, { pl, en }: LocalText): Response {
  if (Math.max(pl.length, en.length) > MOST_OF_DOCUMENT)
    return new Response(null, { status: 422, headers: NO_STORE });
  const { preview, hints } = draftPreview(context, { pl, en });
  return Response.json(
    { ...preview, hints: { pl: hints.pl.map(asHtml), en: hints.en.map(asHtml) } },
    { headers: NO_STORE },
  );
}

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Of a post-mortem, whose Markdown is typed answer by answer. */
function answersIn(form: FormData, locale: Locale): string {
  const typed = readNamed(form, `${locale}.`);
  const answers = QUESTIONS.flatMap((question) => {
    const text = typed.get(question)?.trim() ?? '';
    return text === '' ? [] : [[question, text] as const];
  });
  return answers.length === 0 ? '' : joinAnswers(locale, Object.fromEntries(answers));
}

/** All that is answered is safe HTML. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
