import { mayAdminister, type TokenScope } from '../domain/staff.ts';
import { instantAfter, warsawTime } from '../domain/time.ts';
import { TOKEN_LIFE, type Token } from '../domain/token.ts';
import { describeFlaw } from './describe-flaw.ts';
import { findLineFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { IssuedToken, TokenContext } from './token-context.ts';

const DAY = 24 * 60 * 60 * 1000;

interface CreateToken {
  readonly name: string;
  readonly scope: TokenScope;
  /** How long it is good (days): 1 to `TOKEN_LIFE.longest`. */
  readonly days: number;
}

/** Every token there ever was, newest first. */
export async function listTokens(context: TokenContext): Promise<readonly Token[] | Refusal> {
  return checkAdministrator(context) ?? context.tokens.list();
}

/** Makes a token for a machine. Its text is in the answer, and nowhere else ever again. */
export async function createToken(
  context: TokenContext,
  { name, scope, days }: CreateToken,
): Promise<IssuedToken | Refusal> {
  const refusal = checkAdministrator(context) ?? checkDraft({ name, scope, days });
  if (refusal) return refusal;
  const { tokens, audit, actor, now } = context;
  const expiresAt = instantAfter(now, days * DAY);
  const issued = await tokens.issue({ name: name.trim(), scope, createdBy: actor, expiresAt });
  const facts = { name, scope: JSON.stringify(scope), expires_at: expiresAt };
  await audit.record({ kind: 'token.created', actor, subject: `token:${issued.token.id}`, facts });
  return issued;
}

/** Ends a token at once. */
export async function revokeToken(context: TokenContext, id: string): Promise<Token | Refusal> {
  const refusal = checkAdministrator(context);
  if (refusal) return refusal;
  const { tokens, audit, actor, now } = context;
  const token = await tokens.find(id);
  if (!token) {
    return refuse('token.unknown', `There is no token ${id}. The list of tokens shows their ids.`);
  }
  if (token.revokedAt !== null) {
    return refuse(
      'token.over',
      `Token ${id} (${token.name}) was already revoked, at ${warsawTime(token.revokedAt)}.`,
    );
  }
  await tokens.revoke(id);
  await audit.record({ kind: 'token.revoked', actor, subject: `token:${id}`, facts: { name: token.name } });
  return { ...token, revokedAt: now };
}

function checkAdministrator({ authority, actor }: TokenContext): Refusal | null {
  if (mayAdminister(authority)) return null;
  return refuse('forbidden', `${actor} may not manage tokens. Ask an administrator.`);
}

function checkDraft({ name, scope: { verbs, features, panels }, days }: CreateToken): Refusal | null {
  const fault = findLineFault(name.trim(), LIMITS.token);
  if (fault) {
    const flaw = { field: 'name', ...fault } as const;
    return {
      ...refuse('token.name', `A token needs a name. ${describeFlaw(flaw)}`),
      flaws: [flaw],
    };
  }
  if (verbs.length === 0 || features?.length === 0 || panels?.length === 0) {
    return refuse(
      'token.scope',
      'A token that may do nothing is of no use: choose what it may announce, and about what.',
    );
  }
  if (!Number.isInteger(days) || days < 1 || days > TOKEN_LIFE.longest) {
    return refuse('token.life', `A token is valid for 1 to ${TOKEN_LIFE.longest} days.`);
  }
  return null;
}
