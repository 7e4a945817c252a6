import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { respondIn } from '../../../../formats/respond-in.ts';
import { formatWords } from '../../../../formats/words.ts';

export const GET: APIRoute = ({ locals: { view, precomputed }, url }) =>
  respondIn(url, (locale) => respondJson(precomputed?.['words.json'] ?? formatWords(view.state, locale)));
