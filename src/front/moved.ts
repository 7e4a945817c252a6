import { type Ready, readyOf } from './answers.ts';
import { OWN_HEADERS } from './own-headers.ts';

/** How long it may be kept (s). */
const KEPT = 60;

/**
 * Leads to another address of ours, for good: 301, or 308 for what has a body, which goes there too.
 *
 * @param location path and query, encoded
 * @param isRead whether the request only asks
 */
export function movedAnswer(location: string, isRead: boolean): Ready {
  return readyOf(isRead ? 301 : 308, {
    ...OWN_HEADERS,
    Location: location,
    'Content-Length': '0',
    ...(isRead ? { 'Cache-Control': `public, max-age=${KEPT}` } : {}),
  });
}
