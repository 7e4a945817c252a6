import { z } from 'zod';
import type { ViewContext } from '../views/context.ts';
import { wordsHints, wordsPreview } from '../views/staff/incident-updates.ts';
import { draftPreview } from '../views/staff/word-document.ts';
import { text } from './fields.ts';
import { readForm } from './read-form.ts';

/** As much as is rendered at once (characters): more than is ever published, for who is still shortening it. */
const MOST = 20_000;
/** The document of an incident tells the whole of it. */
const MOST_OF_DOCUMENT = 60_000;

const FORM = z.object({ pl: text, en: text });
/** The Markdown of a document, whose line ends are spaces as in files. */
const DOCUMENT = z.object({ 'pl.body': text, 'en.body': text });

/** Markdown in both languages → the safe HTML that the site would show. 422 for more than is ever published. */
export function previewMarkdown(context: ViewContext, form: FormData): Response {
  const document = readForm(form, DOCUMENT);
  if (document.typed['pl.body'] !== '' || document.typed['en.body'] !== '')
    return previewDocument(context, document.typed);
  const read = readForm(form, FORM);
  if (!read.ok || Math.max(read.values.pl.length, read.values.en.length) > MOST) {
    return new Response(null, { status: 422, headers: NO_STORE });
  }
  const { pl, en } = wordsHints(context, read.values);
  const hints = { pl: pl.map(asHtml), en: en.map(asHtml) };
  return Response.json({ ...wordsPreview(context, read.values), hints }, { headers: NO_STORE });
}

function previewDocument(
  context: ViewContext,
  { 'pl.body': pl, 'en.body': en }: z.input<typeof DOCUMENT>,
): Response {
  if (Math.max(pl.length, en.length) > MOST_OF_DOCUMENT)
    return new Response(null, { status: 422, headers: NO_STORE });
  const { preview, hints } = draftPreview(context, { pl, en });
  return Response.json(
    { ...preview, hints: { pl: hints.pl.map(asHtml), en: hints.en.map(asHtml) } },
    { headers: NO_STORE },
  );
}

const NO_STORE = { 'Cache-Control': 'no-store' };

/** All that is answered is safe HTML. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
