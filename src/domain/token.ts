import type { TokenScope } from './staff.ts';
import type { Instant } from './time.ts';

/** A machine's token as it is kept: everything but its secret. Stands in the log as `token:<id>`. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  /** Actor who made it. */
  readonly createdBy: string;
  /** Wall clock, like every instant here. */
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** To the minute; `null`: never. */
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export type TokenStatus = 'active' | 'expired' | 'revoked';

/** How long a token lasts unless said otherwise, and at most (days). */
export const TOKEN_LIFE = { usual: 90, longest: 366 } as const;

/** Whether a token is good at an instant of the wall clock. */
export function tokenStatus({ expiresAt, revokedAt }: Token, now: Instant): TokenStatus {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'active';
}

/**
 * What is handed out: recognisable wherever it is pasted or leaks (`lat_[0-9a-f]{10}_[0-9a-f]{64}`).
 *
 * @example formatToken('0123456789', secret) // 'lat_0123456789_…'
 */
export function formatToken(id: string, secret: string): string {
  return `${tokenPrefix(id)}_${secret}`;
}

/** The part of a token that may be shown: who holds the token finds it in the list by that. */
export function tokenPrefix(id: string): string {
  return `lat_${id}`;
}

/** The id and the secret of a token; `null` when the text is none. */
export function parseToken(text: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret] = /^lat_([0-9a-f]{10})_([0-9a-f]{64})$/.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}
