import type { APIRoute } from 'astro';
import { answerSuggestion, OWN_FORM } from '../../../api/suggest.ts';

export const ALL: APIRoute = ({ locals: { api }, request }) => answerSuggestion(api, request, OWN_FORM);
