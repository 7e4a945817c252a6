import type { APIRoute } from 'astro';
import { answerMcp } from '../api/mcp/answer-mcp.ts';

export const POST: APIRoute = ({ locals: { app, view }, request }) => answerMcp(request, app, view.siteUrl);
