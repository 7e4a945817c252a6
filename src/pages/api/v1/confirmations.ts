import type { APIRoute } from 'astro';
import { answerWrite } from '../../../api/write.ts';
import { confirmationWrite } from '../../../api/writes.ts';

export const ALL: APIRoute = ({ locals: { api }, request }) => answerWrite(api, request, confirmationWrite());
