import type { ServerResponse } from 'node:http';
import { OWN_HEADERS } from './own-headers.ts';

/** How long it may be kept (s). */
const KEPT = 60;

/**
 * Leads to another address of ours, for good: 301, or 308 for what has a body, which goes there too.
 *
 * @param location path and query, encoded
 */
export function redirect(response: ServerResponse, location: string): void {
  const isRead = response.req.method === 'GET' || response.req.method === 'HEAD';
  response.writeHead(isRead ? 301 : 308, {
    ...OWN_HEADERS,
    Location: location,
    'Content-Length': 0,
    ...(isRead ? { 'Cache-Control': `public, max-age=${KEPT}` } : {}),
  });
  response.end();
}
