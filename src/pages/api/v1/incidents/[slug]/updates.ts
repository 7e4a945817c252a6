import type { APIRoute } from 'astro';
import { updateWrite } from '../../../../../api/incident-writes.ts';
import { answerWrite } from '../../../../../api/write.ts';

export const ALL: APIRoute = ({ locals: { api }, params: { slug = '' }, request }) =>
  answerWrite(api, request, updateWrite(slug));
