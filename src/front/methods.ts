import type { LiveRule, SnapshotEntry } from '../publish/snapshot.ts';
import { type Ready, readyOf } from './answers.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { plainAnswer } from './plain.ts';

/** What pages of other origins may send to the API besides a plain GET. */
const CORS_HEADERS = 'Authorization, Content-Type, If-None-Match';
/** How long a browser may remember that (s). */
const CORS_AGE = 86_400;

/** What can be done with an address; empty when there is none. */
export function allowedMethods(entry: SnapshotEntry | undefined, rule: LiveRule | undefined): string[] {
  const methods = new Set([...(entry ? ['GET', 'HEAD'] : []), ...(rule?.methods ?? [])]);
  return methods.size === 0 ? [] : [...methods, 'OPTIONS'];
}

/** What can be done with what is only read. */
export const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * `OPTIONS`: what can be done, and for the API that any origin may read it (a preflight of CORS). Pages of other origins
 * may not write.
 */
export function optionsAnswer(path: string, methods: readonly string[]): Ready {
  return readyOf(204, {
    ...OWN_HEADERS,
    Allow: methods.join(', '),
    ...(path.startsWith('/api/')
      ? {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Methods': methods.filter((one) => READING.includes(one)).join(', '),
          'Access-Control-Allow-Headers': CORS_HEADERS,
          'Access-Control-Max-Age': String(CORS_AGE),
        }
      : {}),
  });
}

/** 405, with what is possible instead. */
export function methodRefusal(path: string, methods: readonly string[]): Ready {
  return plainAnswer(405, { path, headers: { Allow: methods.join(', ') } });
}
