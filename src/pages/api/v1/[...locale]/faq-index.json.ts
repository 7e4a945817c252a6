import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { readLocale } from '../../../../i18n/locale.ts';
import { indexedQuestions } from '../../../../views/faq-index.ts';
import { once } from '../../../../views/once.ts';

/** What the search in the browser looks through: every answer that is given now. */
export const GET: APIRoute = ({ locals: { app }, url }) => {
  const context = app.viewContext(readLocale(url));
  return respondJson(once(context, () => indexedQuestions(context)));
};
