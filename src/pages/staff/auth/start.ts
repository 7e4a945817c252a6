import type { APIRoute } from 'astro';
import { departToProvider } from '../../../staff/provider-endpoints.ts';

export const GET: APIRoute = (context) => departToProvider(context);
