import type { APIRoute } from 'astro';
import { respondJson } from '../../../formats/respond.ts';
import { respondIn } from '../../../formats/respond-in.ts';
import { PRIVATE } from '../../../formats/respond-lookup.ts';
import { formatSearch } from '../../../formats/search.ts';
import { findAnything } from '../../../views/search-index.ts';

export const GET: APIRoute = ({ locals: { app }, url }) =>
  respondIn(url, (locale) =>
    respondJson(formatSearch(findAnything(app.viewContext(locale), url.searchParams.get('q'))), PRIVATE),
  );
