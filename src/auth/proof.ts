import { isAPIError } from 'better-auth/api';
import { and, eq } from 'drizzle-orm';
import { account, passkey, session, user } from '../../db/auth-schema.ts';
import { actorOf } from '../domain/staff.ts';
import { type AuthContext, type Denied, deny, isRefusal, type Slowed } from './auth-context.ts';
import type { PasskeyAnswer } from './authentication.ts';
import { PROOF_LIFE } from './limits.ts';
import { addressOf } from './throttle.ts';

/** Whose session it is, and which. */
export interface Prover {
  readonly userId: string;
  readonly sessionId: string;
  /** When the session began (wall clock). */
  readonly since: Date;
}

/** With what somebody can prove who they are, besides signing in again. */
interface ProofWays {
  readonly password: boolean;
  readonly code: boolean;
  readonly passkey: boolean;
}

type ProofOutcome = { readonly ok: true } | Slowed | Denied<'password.wrong' | 'code' | 'passkey'>;

/**
 * Proving again, from an open session, who one is. A cookie can be stolen; what outlives its session (a passkey, a token,
 * an invitation) takes more than the cookie. The proof is kept here, bound to the session, for `PROOF_LIFE` by the wall
 * clock.
 */
export class Proof {
  readonly #context: AuthContext;

  constructor(context: AuthContext) {
    this.#context = context;
  }

  async ways(userId: string): Promise<ProofWays> {
    const { orm } = this.#context;
    const passwords = await orm
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
    const [person] = await orm.select({ code: user.twoFactorEnabled }).from(user).where(eq(user.id, userId));
    const passkeys = await orm.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, userId));
    return { password: passwords.length > 0, code: person?.code ?? false, passkey: passkeys.length > 0 };
  }

  /**
   * Whether somebody proved a moment ago who they are. For who has no password, having signed in a moment ago is that:
   * the provider asked them.
   */
  async stands({ userId, sessionId, since }: Prover): Promise<boolean> {
    const { internalAdapter } = await this.#context.better.$context;
    const found = await internalAdapter.findVerificationValue(identifierOf(sessionId));
    if (found?.value === userId && isWithin(found.expiresAt.getTime() - PROOF_LIFE * 1000)) return true;
    return isWithin(since.getTime()) && !(await this.ways(userId)).password;
  }

  async byPassword(headers: Headers, prover: Prover, password: string): Promise<ProofOutcome> {
    return this.#prove(headers, prover, 'password', 'password.wrong', () =>
      this.#context.better.api.verifyPassword({ headers, body: { password } }),
    );
  }

  /** By a code of the authenticator app; each is good once. */
  async byCode(headers: Headers, prover: Prover, code: string): Promise<ProofOutcome> {
    // One that is only being set up proves nothing: the cookie alone could have begun that.
    if (!(await this.ways(prover.userId)).code) return deny('code');
    return this.#prove(headers, prover, 'totp', 'code', () =>
      this.#context.better.api.verifyTOTP({ headers, body: { code: code.replace(/\s/g, '') } }),
    );
  }

  /** By a passkey, of this person and nobody else. The session that better-auth makes of it is not needed. */
  async byPasskey(headers: Headers, prover: Prover, answer: PasskeyAnswer): Promise<ProofOutcome> {
    return this.#prove(headers, prover, 'passkey', 'passkey', async () => {
      const { api } = this.#context.better;
      const entered = await api.verifyPasskeyAuthentication({ headers, body: { response: { ...answer } } });
      await this.#context.orm.delete(session).where(eq(session.id, entered.session.id));
      return entered.user.id === prover.userId;
    });
  }

  /** Counts, looks, and remembers; `work` says no by throwing a refusal, or by `false`. */
  async #prove(
    headers: Headers,
    { userId, sessionId }: Prover,
    method: 'password' | 'totp' | 'passkey',
    code: 'password.wrong' | 'code' | 'passkey',
    work: () => Promise<unknown>,
  ): Promise<ProofOutcome> {
    const { audit, throttle } = this.#context;
    const address = addressOf(headers);
    const actor = actorOf(userId);
    const facts = { method, address };
    const { wait } = await throttle.attempt('proof', sessionId, address);
    if (wait > 0) return { ok: false, code: 'slow', wait };
    try {
      if ((await work()) === false) throw new NotTheirs();
    } catch (error) {
      const isNo =
        error instanceof NotTheirs || (method === 'passkey' ? isAPIError(error) : isRefusal(error));
      if (!isNo) throw error;
      await audit.record({ kind: 'proof.failed', actor: null, subject: actor, facts });
      return deny(code);
    }
    await throttle.forgive('proof', sessionId, address);
    await this.#remember(userId, sessionId);
    await audit.record({ kind: 'proof.ok', actor, subject: actor, facts });
    return { ok: true };
  }

  async #remember(userId: string, sessionId: string): Promise<void> {
    const { internalAdapter } = await this.#context.better.$context;
    await internalAdapter.deleteVerificationByIdentifier(identifierOf(sessionId));
    await internalAdapter.createVerificationValue({
      identifier: identifierOf(sessionId),
      value: userId,
      expiresAt: new Date(Date.now() + PROOF_LIFE * 1000),
    });
  }
}

/** A passkey that is good, of somebody else. */
class NotTheirs extends Error {}

/** The session of a request; empty: none. */
export async function sessionIdOf(
  { better }: Pick<AuthContext, 'better'>,
  headers: Headers,
): Promise<string> {
  const found = await better.api.getSession({ headers, query: { disableRefresh: true } });
  return found?.session.id ?? '';
}

/** A clock that was set back makes nothing last longer. */
function isWithin(began: number): boolean {
  const age = Date.now() - began;
  return age >= 0 && age < PROOF_LIFE * 1000;
}

function identifierOf(sessionId: string): string {
  return `proof:${sessionId}`;
}
