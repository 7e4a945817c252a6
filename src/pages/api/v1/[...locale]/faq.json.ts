import type { APIRoute } from 'astro';
import { formatFaq } from '../../../../formats/faq.ts';
import { respondJson } from '../../../../formats/respond.ts';
import { readLocale } from '../../../../i18n/locale.ts';

export const GET: APIRoute = ({ locals: { view, precomputed }, url }) =>
  respondJson(precomputed?.['faq.json'] ?? formatFaq(view.state, readLocale(url)));
