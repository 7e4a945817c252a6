import type { APIRoute } from 'astro';
import { answerWrite } from '../../../../api/write.ts';
import { restorationWrite } from '../../../../api/writes.ts';

export const ALL: APIRoute = ({ locals: { api }, params: { panel = '' }, request }) =>
  answerWrite(api, request, restorationWrite(panel));
