import type { APIRoute } from 'astro';
import { formatOpenApi } from '../../api/openapi.ts';
import { respondJson } from '../../formats/respond.ts';

export const GET: APIRoute = ({ locals: { view, precomputed } }) =>
  respondJson(precomputed?.['openapi.json'] ?? formatOpenApi(view.siteUrl));
