import type { APIRoute } from 'astro';
import { formatFaq } from '../../../../formats/faq.ts';
import { respondJson } from '../../../../formats/respond.ts';
import { readLocale } from '../../../../i18n/locale.ts';

export const GET: APIRoute = ({ locals: { view }, url }) =>
  respondJson(formatFaq(view.state, readLocale(url)));
