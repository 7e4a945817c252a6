import { type Locale, localePath } from '../domain/locale.ts';
import type { ViewContext } from '../views/context.ts';
import type { KeptHere } from './keep-form.ts';
import type { StaffAccess } from './staff-access.ts';
import type { StaffSession } from './staff-session.ts';

/** What a form's handler is given: the parts of Astro's context that it uses. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly locals: {
    readonly view: ViewContext;
    readonly access: StaffAccess;
    readonly session: StaffSession | null;
    readonly kept: KeptHere | null;
  };
}

/** Post/Redirect/Get: after something was done, the browser asks for the page that shows it. */
export function redirectTo(to: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The start of the staff area in a language. */
export function staffHome(locale: Locale): string {
  return localePath(locale, '/staff/');
}
