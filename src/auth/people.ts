import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { account, passkey, session, twoFactor, user } from '../../db/auth-schema.ts';
import type { AuditKind } from '../domain/audit.ts';
import { type Authority, actorOf, mayAdminister, type Role } from '../domain/staff.ts';
import type { AuthContext } from './auth-context.ts';
import { dropLinks, makeLink } from './links.ts';

/** A member of staff, or somebody who was one. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  /** Has accepted the invitation: has a password, a passkey or the provider's account. */
  readonly hasJoined: boolean;
  readonly hasSecondFactor: boolean;
}

/** Who changes something about people, and by what right. */
export interface Doer {
  /** As the log names them. */
  readonly actor: string;
  readonly authority: Authority;
}

type PeopleRefusalCode =
  | 'forbidden'
  | 'person.email'
  | 'person.known'
  | 'person.unknown'
  | 'person.disabled'
  | 'person.last-admin';

export interface PeopleRefusal {
  readonly ok: false;
  readonly code: PeopleRefusalCode;
  /** What is wrong, and what to do; English, for the command line. */
  readonly message: string;
}

export interface Invited {
  readonly ok: true;
  readonly person: Person;
  /** Good once: the last part of the link's address. */
  readonly token: string;
}

export interface Changed {
  readonly ok: true;
  readonly person: Person;
}

const MESSAGES: Readonly<Record<PeopleRefusalCode, string>> = {
  forbidden: 'Only administrators can manage people. Ask one of them.',
  'person.email': 'That is not an e-mail address.',
  'person.known': 'Somebody with this e-mail address is already here. See: latarnia user list',
  'person.unknown': 'Nobody here has this e-mail address. See: latarnia user list',
  'person.disabled': 'This person is disabled. Enable them first.',
  'person.last-admin': 'This is the last administrator. Give somebody else that role first.',
};

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/** People: who they are, what they may, and how they get in. Every change is recorded. */
export class People {
  readonly #context: AuthContext;

  constructor(context: AuthContext) {
    this.#context = context;
  }

  /** Everybody, by e-mail. */
  async list(): Promise<Person[]> {
    const rows = await this.#select().orderBy(asc(user.email));
    return rows.map(personOf);
  }

  async find(by: { readonly id: string } | { readonly email: string }): Promise<Person | null> {
    const condition = 'id' in by ? eq(user.id, by.id) : eq(user.email, by.email.trim().toLowerCase());
    const [row] = await this.#select().where(condition);
    return row ? personOf(row) : null;
  }

  /** Takes somebody in; the link lets them choose a password. */
  async add(
    doer: Doer,
    { email, role, name }: { readonly email: string; readonly role: Role; readonly name: string },
  ): Promise<Invited | PeopleRefusal> {
    const address = email.trim().toLowerCase();
    if (!mayAdminister(doer.authority)) return refusal('forbidden');
    if (!EMAIL.test(address)) return refusal('person.email');
    if (await this.find({ email: address })) return refusal('person.known');
    const { internalAdapter } = await this.#context.better.$context;
    const created = await internalAdapter.createUser(
      {
        email: address,
        name: name.trim() || (address.split('@')[0] ?? address),
        // Whoever holds the invitation was given it by an administrator: the address counts as theirs.
        emailVerified: true,
        role,
      },
      { method: 'admin' },
    );
    return this.#invited(doer, created.id, { role });
  }

  /** Another invitation, for who lost theirs or their password. The one before is good no more. */
  async invite(doer: Doer, id: string): Promise<Invited | PeopleRefusal> {
    const person = await this.#changeable(doer, id);
    if (!person.ok) return person;
    if (person.person.isDisabled) return refusal('person.disabled');
    return this.#invited(doer, id, {});
  }

  async setRole(doer: Doer, id: string, role: Role): Promise<Changed | PeopleRefusal> {
    const found = await this.#changeable(doer, id);
    if (!found.ok) return found;
    if (found.person.role === role) return found;
    const condition = role === 'admin' ? eq(user.id, id) : and(eq(user.id, id), isNotLastAdmin(id));
    const done = await this.#context.orm
      .update(user)
      .set({ role, updatedAt: new Date() })
      .where(condition)
      .returning({ id: user.id });
    if (done.length === 0) return refusal('person.last-admin');
    await this.#record('person.role', doer, id, { from: found.person.role, to: role });
    return this.#changeable(doer, id);
  }

  /** Nobody disabled gets in, and what they have open ends at once. */
  async disable(doer: Doer, id: string): Promise<Changed | PeopleRefusal> {
    const found = await this.#changeable(doer, id);
    if (!found.ok || found.person.isDisabled) return found;
    const done = await this.#context.orm
      .update(user)
      .set({ disabledAt: new Date(), updatedAt: new Date() })
      .where(and(eq(user.id, id), isNotLastAdmin(id)))
      .returning({ id: user.id });
    if (done.length === 0) return refusal('person.last-admin');
    await this.#endSessions(id);
    await this.#dropLinks(id);
    await this.#record('person.disabled', doer, id);
    return this.#changeable(doer, id);
  }

  async enable(doer: Doer, id: string): Promise<Changed | PeopleRefusal> {
    const found = await this.#changeable(doer, id);
    if (!found.ok || !found.person.isDisabled) return found;
    await this.#context.orm
      .update(user)
      .set({ disabledAt: null, updatedAt: new Date() })
      .where(eq(user.id, id));
    await this.#record('person.enabled', doer, id);
    return this.#changeable(doer, id);
  }

  /** Takes away password, second factor and passkeys, ends every session, and invites anew. */
  async reset(doer: Doer, id: string): Promise<Invited | PeopleRefusal> {
    const found = await this.#changeable(doer, id);
    if (!found.ok) return found;
    if (found.person.isDisabled) return refusal('person.disabled');
    const { orm } = this.#context;
    await orm.delete(twoFactor).where(eq(twoFactor.userId, id));
    await orm.delete(passkey).where(eq(passkey.userId, id));
    await orm.delete(account).where(eq(account.userId, id));
    await orm.update(user).set({ twoFactorEnabled: false, updatedAt: new Date() }).where(eq(user.id, id));
    await this.#endSessions(id);
    await this.#dropLinks(id);
    await this.#record('person.reset', doer, id);
    return this.#invited(doer, id, {});
  }

  /** A link that lets somebody in once, without password or second factor: for when those, or the provider, fail. */
  async signInLink(doer: Doer, id: string): Promise<Invited | PeopleRefusal> {
    if (doer.authority.kind !== 'operator') return refusal('forbidden');
    const found = await this.#changeable(doer, id);
    if (!found.ok) return found;
    if (found.person.isDisabled) return refusal('person.disabled');
    const token = await makeLink(this.#context, { kind: 'sign-in', userId: id });
    await this.#record('person.link', doer, id);
    return { ...found, token };
  }

  async #invited(
    doer: Doer,
    id: string,
    facts: Readonly<Record<string, string>>,
  ): Promise<Invited | PeopleRefusal> {
    const token = await makeLink(this.#context, { kind: 'invitation', userId: id });
    await this.#record('person.invited', doer, id, facts);
    const found = await this.#changeable(doer, id);
    return found.ok ? { ...found, token } : found;
  }

  async #changeable(doer: Doer, id: string): Promise<Changed | PeopleRefusal> {
    if (!mayAdminister(doer.authority)) return refusal('forbidden');
    const person = await this.find({ id });
    return person ? { ok: true, person } : refusal('person.unknown');
  }

  async #endSessions(id: string): Promise<void> {
    await this.#context.orm.delete(session).where(eq(session.userId, id));
  }

  async #dropLinks(userId: string): Promise<void> {
    await dropLinks(this.#context, { kind: 'invitation', userId });
    await dropLinks(this.#context, { kind: 'sign-in', userId });
  }

  async #record(
    kind: AuditKind,
    { actor }: Doer,
    id: string,
    facts: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.#context.audit.record({ kind, actor, subject: actorOf(id), facts });
  }

  #select() {
    return this.#context.orm
      .select({
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        disabledAt: user.disabledAt,
        twoFactorEnabled: user.twoFactorEnabled,
        // Written out: in a query of one table drizzle leaves the names of tables away.
        ways: sql<number>`(select count(*) from staff_accounts where staff_accounts.user_id = staff.id)
          + (select count(*) from staff_passkeys where staff_passkeys.user_id = staff.id)`,
      })
      .from(user)
      .$dynamic();
  }
}

function personOf(row: {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  twoFactorEnabled: boolean | null;
  ways: number;
}): Person {
  const { id, name, email, role, disabledAt, twoFactorEnabled, ways } = row;
  return {
    id,
    name,
    email,
    role,
    isDisabled: disabledAt !== null,
    hasJoined: ways > 0,
    hasSecondFactor: twoFactorEnabled ?? false,
  };
}

/** Decided by the database: two requests cannot take away the last two administrators at once. */
function isNotLastAdmin(id: string) {
  const other = and(
    eq(sql.raw('other.role'), 'admin'),
    isNull(sql.raw('other.disabled_at')),
    ne(sql.raw('other.id'), id),
  );
  return sql`(${user.role} <> 'admin' or exists (select 1 from ${user} as other where ${other}))`;
}

function refusal(code: PeopleRefusalCode): PeopleRefusal {
  return { ok: false, code, message: MESSAGES[code] };
}
