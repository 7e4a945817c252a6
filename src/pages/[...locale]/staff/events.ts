import type { APIRoute } from 'astro';
import { readAfter, streamChanges } from '../../../staff/events.ts';

/** What others publish, for an open editor. */
export const GET: APIRoute = ({ locals, request }) => {
  const { session, view } = locals;
  if (session === null) return new Response(null, { status: 403 });
  return streamChanges(view, session, readAfter(request) ?? view.state.revision);
};
