import type { APIRoute } from 'astro';
import { respondLookup } from '../../../formats/respond-lookup.ts';
import { readLocale } from '../../../i18n/locale.ts';

export const GET: APIRoute = ({ locals: { view }, url }) =>
  respondLookup(view.state, view.now, url.searchParams, readLocale(url));
