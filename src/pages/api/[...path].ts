import type { APIRoute } from 'astro';
import { respondProblem } from '../../formats/respond.ts';

export const ALL: APIRoute = () =>
  respondProblem(
    404,
    'not.found',
    'There is nothing at this address. All addresses are described by /api/openapi.json.',
  );
