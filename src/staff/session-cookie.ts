/** The name ends so, whatever prefix it has. */
const SESSION_COOKIE = /^[^=]*\.session_token=[^;]/;

/** Longer than a session lasts, and as long again as the server remembers whose it was (s; `src/auth/limits.ts`). */
const LIFE = 14 * 24 * 60 * 60;

/**
 * A cookie of an answer as browsers are to have it: that of a session outlives the session, which the server ends. A
 * browser would else have forgotten whose form it sends in the very minute in which its session ends.
 */
export function outlivingCookie(cookie: string): string {
  return SESSION_COOKIE.test(cookie) ? cookie.replace(/; Max-Age=[1-9]\d*/i, `; Max-Age=${LIFE}`) : cookie;
}
