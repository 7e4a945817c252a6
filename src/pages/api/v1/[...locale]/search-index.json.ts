import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { respondIn } from '../../../../formats/respond-in.ts';
import { findableEntries } from '../../../../views/search-index.ts';

/** What the search in the browser looks through: all that can be found now. */
export const GET: APIRoute = ({ locals: { app, precomputed }, url }) =>
  respondIn(url, (locale) =>
    respondJson(precomputed?.['search-index.json'] ?? findableEntries(app.viewContext(locale))),
  );
