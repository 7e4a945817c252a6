import type { APIRoute } from 'astro';
import { maintenanceWrite } from '../../../api/maintenance-writes.ts';
import { answerWrite } from '../../../api/write.ts';

export const ALL: APIRoute = ({ locals: { api }, request }) => answerWrite(api, request, maintenanceWrite());
