import type { APIRoute } from 'astro';
import { PASSKEY_ENDPOINTS } from '../../../../staff/passkey-endpoints.ts';

export const POST: APIRoute = async (context) => {
  const { deed = '' } = context.params;
  const endpoint = Object.hasOwn(PASSKEY_ENDPOINTS, deed) ? PASSKEY_ENDPOINTS[deed] : undefined;
  return endpoint ? endpoint(context) : new Response(null, { status: 404 });
};
