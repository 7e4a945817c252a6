import type { APIRoute } from 'astro';
import { respondChanges } from '../../../formats/changes.ts';

export const GET: APIRoute = ({ locals: { view }, url }) =>
  respondChanges(view.state, view.now, url.searchParams);
