import { type APIError, isAPIError } from 'better-auth/api';
import type { Orm } from '../store/dialects/dialect.ts';
import type { AuditTable } from './audit.ts';
import type { BetterAuth } from './better-auth.ts';
import type { Throttle } from './throttle.ts';

/** What everything in this room works with. */
export interface AuthContext {
  readonly better: BetterAuth;
  readonly orm: Orm;
  readonly audit: AuditTable;
  readonly siteName: string;
  readonly throttle: Throttle;
}

/** Too many attempts. */
export interface Slowed {
  readonly ok: false;
  readonly code: 'slow';
  /** Seconds. */
  readonly wait: number;
}

/** `Set-Cookie` lines for the answer. */
export type Cookies = readonly string[];

/** Done, and what the browser is to remember. */
export interface Done {
  readonly ok: true;
  readonly cookies: Cookies;
}

/** Not done: a stable code; pages have the words (`src/i18n/staff.ts`). */
export interface Denied<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly cookies?: Cookies;
}

export function deny<Code extends string>(code: Code): Denied<Code> {
  return { ok: false, code };
}

/** better-auth said no. Anything of 500 and above is trouble, not an answer. */
export function isRefusal(error: unknown): error is APIError {
  return isAPIError(error) && error.statusCode < 500;
}
