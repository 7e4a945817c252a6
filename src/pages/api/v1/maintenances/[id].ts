import type { APIRoute } from 'astro';
import { maintenanceChangeWrite } from '../../../../api/maintenance-writes.ts';
import { answerWrite } from '../../../../api/write.ts';

export const ALL: APIRoute = ({ locals: { api }, params: { id = '' }, request }) =>
  answerWrite(api, request, maintenanceChangeWrite(id));
