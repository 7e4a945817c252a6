import type { APIRoute } from 'astro';
import { formatEvents } from '../../../formats/events.ts';
import { respondJson, respondProblem } from '../../../formats/respond.ts';

export const GET: APIRoute = ({ locals: { view, precomputed }, url }) => {
  const after = url.searchParams.get('after') ?? '0';
  if (!/^\d{1,15}$/.test(after)) {
    return respondProblem(
      400,
      'after.nonsense',
      'after is a revision, a whole number such as 7. Leave it out for the whole log.',
    );
  }
  return respondJson(precomputed?.['events.json'] ?? formatEvents(view.state, Number(after)));
};
