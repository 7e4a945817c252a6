import type { APIRoute } from 'astro';
import { respondJson } from '../../../formats/respond.ts';
import { PRIVATE } from '../../../formats/respond-lookup.ts';
import { formatSearch } from '../../../formats/search.ts';
import { readLocale } from '../../../i18n/locale.ts';
import { findAnything } from '../../../views/search-index.ts';

export const GET: APIRoute = ({ locals: { app }, url }) =>
  respondJson(
    formatSearch(findAnything(app.viewContext(readLocale(url)), url.searchParams.get('q'))),
    PRIVATE,
  );
