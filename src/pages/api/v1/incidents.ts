import type { APIRoute } from 'astro';
import { incidentWrite } from '../../../api/incident-writes.ts';
import { answerWrite } from '../../../api/write.ts';

export const ALL: APIRoute = ({ locals: { api }, request }) => answerWrite(api, request, incidentWrite());
