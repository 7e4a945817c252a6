import type { APIRoute } from 'astro';
import { arriveFromProvider } from '../../../../staff/provider-endpoints.ts';

export const GET: APIRoute = (context) => arriveFromProvider(context);
