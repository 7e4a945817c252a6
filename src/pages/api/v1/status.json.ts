import type { APIRoute } from 'astro';
import { respondJson } from '../../../formats/respond.ts';
import { formatStatus } from '../../../formats/status.ts';

export const GET: APIRoute = ({ locals: { view, precomputed } }) =>
  respondJson(precomputed?.['status.json'] ?? formatStatus(view.state, view.now));
