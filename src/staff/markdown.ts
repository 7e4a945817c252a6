import { z } from 'zod';
import type { ViewContext } from '../views/context.ts';
import type { WordsPreview } from '../views/staff/incident-updates.ts';

/** As much as is rendered at once (characters). */
const prose = z.string().max(20_000);
const words = z.object({ pl: prose.default(''), en: prose.default('') });

/** Markdown in both languages → the safe HTML that the site would show. 422 for more than is ever published. */
export function previewWords({ words: { html } }: ViewContext, form: FormData): Response {
  const read = words.safeParse(Object.fromEntries(form));
  if (!read.success) return new Response(null, { status: 422, headers: NO_STORE });
  const preview: WordsPreview = { pl: html(read.data.pl), en: html(read.data.en) };
  return Response.json(preview, { headers: NO_STORE });
}

const NO_STORE = { 'Cache-Control': 'no-store' };
