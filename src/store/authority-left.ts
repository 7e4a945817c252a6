import { eq } from 'drizzle-orm';
import { user } from '../../db/auth-schema.ts';
import { tokens } from '../../db/schema.ts';
import type { NewIntent } from '../actions/intents.ts';
import { type Authority, actorOf } from '../domain/staff.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';

/**
 * What somebody who was given a right earlier may now: members of staff what their role allows, a token what it was made
 * for, as long as it is good. `null`: nothing any more. Looked up in the same transaction in which it counts.
 *
 * @param now of the machine's clock
 */
export async function authorityLeft(
  tables: Pick<Tables, 'select'>,
  { actor, authority }: Pick<NewIntent, 'actor' | 'authority'>,
  now: Instant,
): Promise<Authority | null> {
  switch (authority.kind) {
    case 'operator':
      return authority;
    case 'staff': {
      const id = actor.slice(actorOf('').length);
      const [row] = await tables
        .select({ role: user.role, disabledAt: user.disabledAt })
        .from(user)
        .where(eq(user.id, id));
      return !row || row.disabledAt !== null ? null : { kind: 'staff', role: row.role };
    }
    case 'token': {
      const id = actor.slice('token:'.length);
      const [row] = await tables
        .select({ scope: tokens.scope, expiresAt: tokens.expiresAt, revokedAt: tokens.revokedAt })
        .from(tokens)
        .where(eq(tokens.id, id));
      if (!row || row.revokedAt !== null || row.expiresAt <= now) return null;
      return { kind: 'token', scope: JSON.parse(row.scope) };
    }
  }
}
