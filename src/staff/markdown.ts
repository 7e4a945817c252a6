import { z } from 'zod';
import { typedIn } from '../domain/writing.ts';
import type { ViewContext } from '../views/context.ts';
import type { WordsPreview } from '../views/staff/incident-updates.ts';
import { text } from './fields.ts';
import { readForm } from './read-form.ts';

/** As much as is rendered at once (characters): more than is ever published, for who is still shortening it. */
const MOST = 20_000;

const FORM = z.object({ pl: text, en: text });

/** Markdown in both languages → the safe HTML that the site would show. 422 for more than is ever published. */
export function previewMarkdown({ words }: ViewContext, form: FormData): Response {
  const read = readForm(form, FORM);
  if (!read.ok || Math.max(read.values.pl.length, read.values.en.length) > MOST) {
    return new Response(null, { status: 422, headers: NO_STORE });
  }
  const preview: WordsPreview = {
    pl: words.html(read.values.pl, typedIn('pl')),
    en: words.html(read.values.en, typedIn('en')),
  };
  return Response.json(preview, { headers: NO_STORE });
}

const NO_STORE = { 'Cache-Control': 'no-store' };
