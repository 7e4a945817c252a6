import { splitLocale } from '../domain/locale.ts';

const BASE = 'http://here.invalid';

/**
 * Where to go after signing in: an address of the staff area, or its start. Anything that a browser could take for
 * another site is none.
 *
 * @example safeNext('//evil.example/staff/', '/staff/') // '/staff/'
 */
export function safeNext(asked: unknown, home: string): string {
  if (typeof asked !== 'string' || !isOfStaff(asked) || asked.includes('\\')) return home;
  const url = URL.parse(asked, BASE);
  if (url === null || url.origin !== BASE || !isOfStaff(url.pathname)) return home;
  return `${url.pathname}${url.search}`;
}

function isOfStaff(address: string): boolean {
  return splitLocale(address).path.startsWith('/staff/');
}
