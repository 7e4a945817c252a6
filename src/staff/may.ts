import type { Locale } from '../domain/locale.ts';
import type { Permission } from '../domain/staff.ts';
import { staffLogWords } from '../i18n/staff-log.ts';
import type { StaffSession } from './staff-session.ts';

/** The session of somebody who may do this; `null`: nobody is signed in, or their role is too small. */
export function sessionFor(session: StaffSession | null, permission: Permission): StaffSession | null {
  return session?.member.may[permission] ? session : null;
}

/** What somebody is told whose role is too small. The navigation never leads there. */
export function respondForbidden(locale: Locale): Response {
  return new Response(`403\n${staffLogWords[locale].forbidden}\n`, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
