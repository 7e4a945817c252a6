import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { account, passkey, session } from '../../db/auth-schema.ts';
import type { AuditKind } from '../domain/audit.ts';
import { actorOf } from '../domain/staff.ts';
import {
  type AuthContext,
  type Cookies,
  type Denied,
  type Done,
  deny,
  isRefusal,
  type Slowed,
} from './auth-context.ts';
import { findPasswordFlaw, type PasswordFlaw } from './password-policy.ts';
import { sessionIdOf } from './proof.ts';
import { addressOf } from './throttle.ts';

/** Whose account it is. */
interface Owner {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface OwnSession {
  readonly id: string;
  readonly since: Date;
  readonly lastUsed: Date;
  readonly browser: string;
  readonly address: string;
}

interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly since: Date | null;
}

interface Overview {
  readonly hasPassword: boolean;
  readonly sessions: readonly OwnSession[];
  readonly passkeys: readonly OwnPasskey[];
}

/** What an authenticator app needs, and the codes for when it is lost; both are shown once. */
interface Setup {
  readonly ok: true;
  /** `otpauth://totp/…` */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

export interface Codes {
  readonly ok: true;
  readonly recoveryCodes: readonly string[];
}

/**
 * What members do with their own account. What takes a password takes it here; whatever else adds or removes a factor is
 * for who has just proved who they are (`proof.ts`): the guard of the staff area asks.
 */
export class OwnAccount {
  readonly #context: AuthContext;

  constructor(context: AuthContext) {
    this.#context = context;
  }

  async overview({ id }: Owner): Promise<Overview> {
    const { orm } = this.#context;
    const passwords = await orm
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.userId, id), eq(account.providerId, 'credential')));
    const sessions = await orm
      .select()
      .from(session)
      .where(and(eq(session.userId, id), gt(session.expiresAt, new Date())))
      .orderBy(desc(session.updatedAt));
    const passkeys = await orm.select().from(passkey).where(eq(passkey.userId, id));
    return {
      hasPassword: passwords.length > 0,
      sessions: sessions.map((one) => ({
        id: one.id,
        since: one.createdAt,
        lastUsed: one.updatedAt,
        browser: one.userAgent ?? '',
        address: one.ipAddress ?? '',
      })),
      passkeys: passkeys.map((one) => ({ id: one.id, name: one.name ?? '', since: one.createdAt })),
    };
  }

  /** Sets another password and ends every other session. */
  async changePassword(
    headers: Headers,
    owner: Owner,
    { current, fresh }: { readonly current: string; readonly fresh: string },
  ): Promise<Done | Slowed | Denied<PasswordFlaw | 'password.wrong'>> {
    const flaw = findPasswordFlaw(fresh, [owner.email, owner.name, this.#context.siteName]);
    if (flaw !== null) return deny(flaw);
    return this.#withPassword(headers, owner, 'password.set', async () => {
      const { headers: answered } = await this.#context.better.api.changePassword({
        headers,
        body: { currentPassword: current, newPassword: fresh, revokeOtherSessions: true },
        returnHeaders: true,
      });
      return { ok: true, cookies: answered.getSetCookie() } as const;
    });
  }

  /** Begins to set up an authenticator app; it counts once a code of it was right. */
  async beginSecondFactor(
    headers: Headers,
    owner: Owner,
    password: string,
  ): Promise<Setup | Slowed | Denied<'password.wrong'>> {
    return this.#withPassword(headers, owner, null, async () => {
      const response = await this.#context.better.api.enableTwoFactor({
        headers,
        body: { password, method: 'totp' },
      });
      if (response.method !== 'totp') throw new Error('better-auth set up another second factor');
      return { ok: true, uri: response.totpURI, recoveryCodes: response.backupCodes } as const;
    });
  }

  /** The first code of the app. The session is a new one from here on. */
  async confirmSecondFactor(
    headers: Headers,
    owner: Owner,
    code: string,
  ): Promise<Done | Slowed | Denied<'code'>> {
    const address = addressOf(headers);
    const session = await sessionIdOf(this.#context, headers);
    const { wait } = await this.#context.throttle.attempt('proof', session, address);
    if (wait > 0) return { ok: false, code: 'slow', wait };
    try {
      const { headers: answered } = await this.#context.better.api.verifyTOTP({
        headers,
        body: { code: code.replace(/\s/g, '') },
        returnHeaders: true,
      });
      await this.#context.throttle.forgive('proof', session, address);
      await this.#record('second-factor.on', owner);
      return { ok: true, cookies: answered.getSetCookie() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return deny('code');
    }
  }

  async endSecondFactor(
    headers: Headers,
    owner: Owner,
    password: string,
  ): Promise<Done | Slowed | Denied<'password.wrong'>> {
    return this.#withPassword(headers, owner, 'second-factor.off', async () => {
      const { headers: answered } = await this.#context.better.api.disableTwoFactor({
        headers,
        body: { password },
        returnHeaders: true,
      });
      return { ok: true, cookies: answered.getSetCookie() } as const;
    });
  }

  /** New recovery codes; those before are good no more. */
  async renewRecoveryCodes(
    headers: Headers,
    owner: Owner,
    password: string,
  ): Promise<Codes | Slowed | Denied<'password.wrong'>> {
    return this.#withPassword(headers, owner, 'recovery-codes.made', async () => {
      const { backupCodes } = await this.#context.better.api.generateBackupCodes({
        headers,
        body: { password },
      });
      return { ok: true, recoveryCodes: backupCodes } as const;
    });
  }

  /** What the browser is to ask the authenticator for, to make a passkey. */
  async passkeyQuestion(
    headers: Headers,
  ): Promise<{ readonly question: unknown; readonly cookies: Cookies }> {
    const { response, headers: answered } = await this.#context.better.api.generatePasskeyRegistrationOptions(
      {
        headers,
        returnHeaders: true,
      },
    );
    return { question: response, cookies: answered.getSetCookie() };
  }

  async addPasskey(
    headers: Headers,
    owner: Owner,
    { answer, name }: { readonly answer: unknown; readonly name: string },
  ): Promise<{ readonly ok: true } | Denied<'passkey'>> {
    try {
      await this.#context.better.api.verifyPasskeyRegistration({ headers, body: { response: answer, name } });
      await this.#record('passkey.added', owner);
      return { ok: true };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return deny('passkey');
    }
  }

  async removePasskey(owner: Owner, id: string): Promise<void> {
    const gone = await this.#context.orm
      .delete(passkey)
      .where(and(eq(passkey.id, id), eq(passkey.userId, owner.id)))
      .returning({ id: passkey.id });
    if (gone.length > 0) await this.#record('passkey.removed', owner);
  }

  /** Ends one session of their own. */
  async endSession(owner: Owner, id: string): Promise<void> {
    await this.#endSessions(owner, and(eq(session.id, id), eq(session.userId, owner.id)));
  }

  /** Ends every session of their own but this one. */
  async endOtherSessions(owner: Owner, current: string): Promise<void> {
    await this.#endSessions(owner, and(ne(session.id, current), eq(session.userId, owner.id)));
  }

  async #endSessions(owner: Owner, which: ReturnType<typeof and>): Promise<void> {
    const gone = await this.#context.orm.delete(session).where(which).returning({ id: session.id });
    if (gone.length > 0) await this.#record('session.revoked', owner, { sessions: String(gone.length) });
  }

  /** Does what takes the password; guessing it from an open session is slowed like guessing it at the door, that session alone. */
  async #withPassword<T>(
    headers: Headers,
    owner: Owner,
    kind: AuditKind | null,
    work: () => Promise<T>,
  ): Promise<T | Slowed | Denied<'password.wrong'>> {
    const address = addressOf(headers);
    const session = await sessionIdOf(this.#context, headers);
    const { wait } = await this.#context.throttle.attempt('proof', session, address);
    if (wait > 0) return { ok: false, code: 'slow', wait };
    try {
      const outcome = await work();
      await this.#context.throttle.forgive('proof', session, address);
      if (kind !== null) await this.#record(kind, owner);
      return outcome;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return deny('password.wrong');
    }
  }

  async #record(kind: AuditKind, { id }: Owner, facts: Readonly<Record<string, string>> = {}): Promise<void> {
    const actor = actorOf(id);
    await this.#context.audit.record({ kind, actor, subject: actor, facts });
  }
}
