import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { readLocale } from '../../../../i18n/locale.ts';
import { findableEntries } from '../../../../views/search-index.ts';

/** What the search in the browser looks through: all that can be found now. */
export const GET: APIRoute = ({ locals: { app, precomputed }, url }) =>
  respondJson(precomputed?.['search-index.json'] ?? findableEntries(app.viewContext(readLocale(url))));
