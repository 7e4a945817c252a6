import type { APIRoute } from 'astro';
import { readAfter, streamChanges } from '../../../staff/events.ts';

/** What others publish, for an open editor. */
export const GET: APIRoute = ({ locals, request }) => {
  const { desk, view } = locals;
  if (desk === null) return new Response(null, { status: 403 });
  return streamChanges(view, desk, readAfter(request) ?? view.state.revision);
};
