import { isAPIError } from 'better-auth/api';
import { eq, lt } from 'drizzle-orm';
import { session } from '../../db/auth-schema.ts';
import { actorOf, type Role } from '../domain/staff.ts';
import {
  type AuthContext,
  type Cookies,
  type Denied,
  type Done,
  deny,
  isRefusal,
  type Slowed,
} from './auth-context.ts';
import { SESSION_ABSOLUTE, SESSION_REMEMBERED } from './limits.ts';
import { type Link, readLink, useLink } from './links.ts';
import { findPasswordFlaw, type PasswordFlaw } from './password-policy.ts';
import type { People, Person } from './people.ts';
import { addressOf } from './throttle.ts';

/** Who sent a request. */
export interface Admission {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly hasSecondFactor: boolean;
  };
  readonly sessionId: string;
  /** When the session began (wall clock). */
  readonly since: Date;
  /** The session was used: it lasts longer now. */
  readonly cookies: Cookies;
}

/** An authenticator's answer (WebAuthn, AuthenticationResponseJSON). */
export interface PasskeyAnswer {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: object;
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string;
  };
}

/** The password was right; the second factor is asked for now. */
interface Half {
  readonly ok: true;
  readonly cookies: Cookies;
  readonly needsSecondFactor: true;
}

type SecondFactorMethod = 'totp' | 'recovery-code';

/** Who comes in, how, and out again. */
export class Authentication {
  readonly #context: AuthContext;
  readonly #people: People;

  constructor(context: AuthContext, people: People) {
    this.#context = context;
    this.#people = people;
  }

  /** Who sent this request; `null`: nobody who is signed in. */
  async admit(headers: Headers): Promise<Admission | null> {
    // better-auth would forget it, and with it whose it was.
    const named = await this.#namedSession(headers);
    if (named === null || hasEnded(named)) return null;
    const { response, headers: answered } = await this.#context.better.api.getSession({
      headers,
      returnHeaders: true,
    });
    if (!response) return null;
    const { user, session: current } = response;
    const person = await this.#people.find({ id: user.id });
    if (!person || person.isDisabled) {
      const { internalAdapter } = await this.#context.better.$context;
      await internalAdapter.deleteSession(current.token);
      return null;
    }
    return { person, sessionId: current.id, since: current.createdAt, cookies: answered.getSetCookie() };
  }

  /** Whether a session that was let in still stands. Asking does not prolong it. */
  async stands(sessionId: string): Promise<boolean> {
    const [found] = await this.#context.orm.select().from(session).where(eq(session.id, sessionId));
    if (!found || hasEnded(found)) return false;
    const person = await this.#people.find({ id: found.userId });
    return person !== null && !person.isDisabled;
  }

  /**
   * Whose session a request names that ended by time alone; `null`: none. A session that was revoked or signed out of is
   * not there any more, and who was disabled has none.
   */
  async endedByTime(headers: Headers): Promise<string | null> {
    const named = await this.#namedSession(headers);
    if (named === null || !hasEnded(named)) return null;
    const person = await this.#people.find({ id: named.userId });
    return person === null || person.isDisabled ? null : person.id;
  }

  /** The same answer, after the same work, whether the account is unknown, disabled, or the password wrong. */
  async signIn(
    headers: Headers,
    { email, password }: { readonly email: string; readonly password: string },
  ): Promise<Done | Half | Slowed | Denied<'credentials'>> {
    const address = addressOf(headers);
    const { wait, isTurningPoint } = await this.#context.throttle.attempt('password', email, address);
    const person = await this.#people.find({ email });
    const subject = person ? { subject: actorOf(person.id) } : {};
    if (wait > 0) {
      // Once, and not for each that follows: nothing is ever removed from that log.
      if (isTurningPoint) {
        await this.#context.audit.record({
          kind: 'sign-in.slowed',
          actor: null,
          ...subject,
          facts: { address },
        });
      }
      return { ok: false, code: 'slow', wait };
    }
    try {
      const { response, headers: answered } = await this.#context.better.api.signInEmail({
        headers,
        body: { email: email.trim(), password },
        returnHeaders: true,
      });
      const cookies = answered.getSetCookie();
      await this.#context.throttle.forgive('password', email, address);
      if ('twoFactorRedirect' in response) return { ok: true, needsSecondFactor: true, cookies };
      await this.#entered(response.user.id, 'password', address);
      return { ok: true, cookies };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.#context.audit.record({
        kind: 'sign-in.failed',
        actor: null,
        ...subject,
        facts: { address, method: 'password' },
      });
      return deny('credentials');
    }
  }

  /** Finishes a sign-in. */
  async verifySecondFactor(
    headers: Headers,
    { method, code }: { readonly method: SecondFactorMethod; readonly code: string },
  ): Promise<Done | Slowed | Denied<'code' | 'expired'>> {
    const address = addressOf(headers);
    const factor = method === 'totp' ? 'code' : 'recovery-code';
    const { audit, better, throttle } = this.#context;
    const { wait } = await throttle.attempt(factor, null, address);
    if (wait > 0) return { ok: false, code: 'slow', wait };
    const { api } = better;
    const body = { code: code.replace(/\s/g, '') };
    try {
      const { response, headers: answered } =
        method === 'totp'
          ? await api.verifyTOTP({ headers, body, returnHeaders: true })
          : await api.verifyBackupCode({ headers, body, returnHeaders: true });
      await throttle.forgive(factor, null, address);
      await this.#entered(response.user.id, method, address);
      return { ok: true, cookies: answered.getSetCookie() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const failed = { kind: 'sign-in.failed', actor: null, facts: { address, method } } as const;
      if (!/TWO_FACTOR_COOKIE|TOO_MANY|LOCKED/.test(String(error.body?.code))) {
        await audit.record(failed);
        return deny('code');
      }
      // Nobody's code was guessed at: others at this address are not to wait for it. Written down a few times only.
      await throttle.forgive(factor, null, address);
      const { wait: isEnough } = await throttle.attempt('challenge', null, address);
      if (isEnough === 0) await audit.record(failed);
      return deny('expired');
    }
  }

  /** Whom a link is for; `null`: it is good for nothing, or no more. */
  async openLink(token: string): Promise<{ readonly link: Link; readonly person: Person } | null> {
    const link = await readLink(this.#context, token);
    const person = link && (await this.#people.find({ id: link.userId }));
    return link && person && !person.isDisabled ? { link, person } : null;
  }

  /** Uses an invitation up: sets name and password, and signs in. */
  async acceptInvitation(
    headers: Headers,
    { token, name, password }: { readonly token: string; readonly name: string; readonly password: string },
  ): Promise<Done | Denied<'link' | PasswordFlaw>> {
    const opened = await this.openLink(token);
    if (opened?.link.kind !== 'invitation') return deny('link');
    const { person } = opened;
    const flaw = findPasswordFlaw(password, [person.email, name, this.#context.siteName]);
    if (flaw !== null) return deny(flaw);
    const { internalAdapter, password: hasher } = await this.#context.better.$context;
    const hash = await hasher.hash(password);
    if (!(await useLink(this.#context, token))) return deny('link');
    if (await internalAdapter.findCredentialAccount(person.id)) {
      await internalAdapter.updatePassword(person.id, hash);
      await internalAdapter.deleteUserSessions(person.id);
    } else {
      await internalAdapter.linkAccount({
        userId: person.id,
        accountId: person.id,
        providerId: 'credential',
        password: hash,
      });
    }
    await internalAdapter.updateUser(person.id, { name });
    const actor = actorOf(person.id);
    await this.#context.audit.record({ kind: 'person.joined', actor, subject: actor });
    if (person.hasSecondFactor) return { ok: true, cookies: [] };
    return this.#enterByLink(headers, person.id, 'invitation');
  }

  /** Uses a sign-in link up. */
  async acceptSignInLink(headers: Headers, token: string): Promise<Done | Denied<'link'>> {
    const opened = await this.openLink(token);
    if (opened?.link.kind !== 'sign-in' || !(await useLink(this.#context, token))) return deny('link');
    return this.#enterByLink(headers, opened.person.id, 'link');
  }

  async signOut(headers: Headers): Promise<Done> {
    const admission = await this.admit(headers);
    const { headers: answered } = await this.#context.better.api.signOut({ headers, returnHeaders: true });
    if (admission) {
      const actor = actorOf(admission.person.id);
      await this.#context.audit.record({ kind: 'sign-out', actor, subject: actor });
    }
    return { ok: true, cookies: answered.getSetCookie() };
  }

  /** What the browser is to ask the authenticator for. */
  async passkeyQuestion(
    headers: Headers,
  ): Promise<{ readonly question: unknown; readonly cookies: Cookies }> {
    const { response, headers: answered } =
      await this.#context.better.api.generatePasskeyAuthenticationOptions({
        headers,
        returnHeaders: true,
      });
    return { question: response, cookies: answered.getSetCookie() };
  }

  /**
   * A passkey is both factors: whoever has it is in, however many wrong answers came from the same address. A signature
   * cannot be guessed; only those that fail are counted, so that they do not fill the audit log.
   */
  async signInWithPasskey(
    headers: Headers,
    answer: PasskeyAnswer,
  ): Promise<Done | Slowed | Denied<'passkey'>> {
    const address = addressOf(headers);
    try {
      const { response, headers: answered } = await this.#context.better.api.verifyPasskeyAuthentication({
        headers,
        body: { response: { ...answer } },
        returnHeaders: true,
      });
      await this.#entered(response.user.id, 'passkey', address);
      return { ok: true, cookies: answered.getSetCookie() };
    } catch (error) {
      // An answer that is no answer of an authenticator breaks better-auth; somebody disabled gets no session.
      if (!isAPIError(error)) throw error;
      const { wait } = await this.#context.throttle.attempt('passkey', null, address);
      if (wait > 0) return { ok: false, code: 'slow', wait };
      await this.#context.audit.record({
        kind: 'sign-in.failed',
        actor: null,
        facts: { address, method: 'passkey' },
      });
      return deny('passkey');
    }
  }

  async #enterByLink(headers: Headers, userId: string, method: string): Promise<Done> {
    const { headers: answered } = await this.#context.better.api.signInByLink({
      headers,
      body: { userId },
      returnHeaders: true,
    });
    await this.#entered(userId, method, addressOf(headers));
    return { ok: true, cookies: answered.getSetCookie() };
  }

  /** The session that a cookie names which this server signed, whether it still stands or not. */
  async #namedSession(headers: Headers) {
    const { better, orm } = this.#context;
    const { token } = await better.api.namedSession({ headers });
    if (token === null) return null;
    const [found = null] = await orm.select().from(session).where(eq(session.token, token));
    return found;
  }

  async #entered(userId: string, method: string, address: string): Promise<void> {
    const actor = actorOf(userId);
    const forgotten = new Date(Date.now() - SESSION_REMEMBERED * 1000);
    await this.#context.orm.delete(session).where(lt(session.expiresAt, forgotten));
    await this.#context.audit.record({
      kind: 'sign-in.ok',
      actor,
      subject: actor,
      facts: { method, address },
    });
  }
}

/** By time: not used for too long, or begun too long ago. */
function hasEnded({ createdAt, expiresAt }: { readonly createdAt: Date; readonly expiresAt: Date }): boolean {
  const now = Date.now();
  return expiresAt.getTime() <= now || now - createdAt.getTime() > SESSION_ABSOLUTE * 1000;
}
