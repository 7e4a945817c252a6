import type { APIRoute } from 'astro';
import { respondProblem } from '../../formats/respond.ts';

export const ALL: APIRoute = ({ url }) =>
  respondProblem(
    404,
    'not.found',
    `There is nothing at ${url.pathname}. The addresses are those of the README.`,
  );
