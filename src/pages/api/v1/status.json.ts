import type { APIRoute } from 'astro';
import { respondJson } from '../../../formats/respond.ts';
import { formatStatus } from '../../../formats/status.ts';
import { once } from '../../../views/once.ts';

export const GET: APIRoute = ({ locals: { view } }) =>
  respondJson(once(view, () => formatStatus(view.state, view.now)));
