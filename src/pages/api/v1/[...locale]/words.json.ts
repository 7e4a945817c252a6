import type { APIRoute } from 'astro';
import { respondJson } from '../../../../formats/respond.ts';
import { formatWords } from '../../../../formats/words.ts';
import { readLocale } from '../../../../i18n/locale.ts';

export const GET: APIRoute = ({ locals: { view, precomputed }, url }) =>
  respondJson(precomputed?.['words.json'] ?? formatWords(view.state, readLocale(url)));
