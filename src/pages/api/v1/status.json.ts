import type { APIRoute } from 'astro';
import { respondJson } from '../../../formats/respond.ts';
import { formatStatus } from '../../../formats/status.ts';

export const GET: APIRoute = ({ locals: { view } }) => respondJson(formatStatus(view.state, view.now));
