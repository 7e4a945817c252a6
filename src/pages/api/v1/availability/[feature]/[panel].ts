import type { APIRoute } from 'astro';
import { answerWrite } from '../../../../../api/write.ts';
import { availabilityWrite } from '../../../../../api/writes.ts';

export const ALL: APIRoute = ({ locals: { api }, params: { feature = '', panel = '' }, request }) =>
  answerWrite(api, request, availabilityWrite(feature, panel));
