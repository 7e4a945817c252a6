import type { APIRoute } from 'astro';
import { alertsForm, answerSuggestion } from '../../../../api/suggest.ts';

export const ALL: APIRoute = ({ locals: { api }, request }) =>
  answerSuggestion(api, request, alertsForm('grafana'));
