import type { APIRoute } from 'astro';
import { formatFaq } from '../../../../formats/faq.ts';
import { respondJson } from '../../../../formats/respond.ts';
import { respondIn } from '../../../../formats/respond-in.ts';

export const GET: APIRoute = ({ locals: { view, precomputed }, url }) =>
  respondIn(url, (locale) =>
    respondJson(precomputed?.['faq.json'] ?? formatFaq(view.state, view.now, locale)),
  );
