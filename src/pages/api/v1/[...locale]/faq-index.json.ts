import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { readLocale } from '../../../../i18n/locale.ts';
import { indexedQuestions } from '../../../../views/faq-index.ts';

/** What the search in the browser looks through: every answer that is given now. */
export const GET: APIRoute = ({ locals: { app, precomputed }, url }) =>
  respondJson(precomputed?.['faq-index.json'] ?? indexedQuestions(app.viewContext(readLocale(url))));
