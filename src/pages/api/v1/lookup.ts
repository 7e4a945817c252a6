import type { APIRoute } from 'astro';
import { respondIn } from '../../../formats/respond-in.ts';
import { respondLookup } from '../../../formats/respond-lookup.ts';

export const GET: APIRoute = ({ locals: { view }, url }) =>
  respondIn(url, (locale) => respondLookup(view.state, view.now, url.searchParams, locale));
