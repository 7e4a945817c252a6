import type { AuditKind } from '../domain/audit.ts';

/** What stands in the audit log, by its stable names. */
const pl = {
  kinds: {
    'sign-in.ok': 'zalogowanie',
    'sign-in.failed': 'nieudane logowanie',
    'sign-in.slowed': 'logowanie spowolnione',
    'sign-out': 'wylogowanie',
    'session.revoked': 'sesje zakończone',
    'proof.ok': 'tożsamość potwierdzona',
    'proof.failed': 'tożsamość niepotwierdzona',
    'password.set': 'hasło zmienione',
    'second-factor.on': 'drugi składnik włączony',
    'second-factor.off': 'drugi składnik wyłączony',
    'recovery-codes.made': 'nowe kody zapasowe',
    'passkey.added': 'klucz dostępu dodany',
    'passkey.removed': 'klucz dostępu usunięty',
    'person.invited': 'osoba zaproszona',
    'person.link': 'nowy link dla osoby',
    'person.joined': 'osoba dołączyła',
    'person.role': 'rola zmieniona',
    'person.reset': 'dostęp zresetowany',
    'person.disabled': 'osoba zablokowana',
    'person.enabled': 'osoba odblokowana',
    'token.created': 'token utworzony',
    'token.revoked': 'token unieważniony',
  } satisfies Record<AuditKind, string>,
  facts: {
    address: 'adres',
    method: 'sposób',
    from: 'z',
    to: 'na',
    role: 'rola',
    email: 'e-mail',
    name: 'nazwa',
    scope: 'zakres',
    expires_at: 'ważny do',
    sessions: 'sesje',
  },
};

type StaffAuditWords = typeof pl;

const en: StaffAuditWords = {
  kinds: {
    'sign-in.ok': 'signed in',
    'sign-in.failed': 'sign-in failed',
    'sign-in.slowed': 'sign-in slowed down',
    'sign-out': 'signed out',
    'session.revoked': 'sessions ended',
    'proof.ok': 'identity confirmed',
    'proof.failed': 'identity not confirmed',
    'password.set': 'password changed',
    'second-factor.on': 'second factor on',
    'second-factor.off': 'second factor off',
    'recovery-codes.made': 'new recovery codes',
    'passkey.added': 'passkey added',
    'passkey.removed': 'passkey removed',
    'person.invited': 'person invited',
    'person.link': 'new link for a person',
    'person.joined': 'person joined',
    'person.role': 'role changed',
    'person.reset': 'access reset',
    'person.disabled': 'person disabled',
    'person.enabled': 'person enabled',
    'token.created': 'token created',
    'token.revoked': 'token revoked',
  },
  facts: {
    address: 'address',
    method: 'by',
    from: 'from',
    to: 'to',
    role: 'role',
    email: 'e-mail',
    name: 'name',
    scope: 'scope',
    expires_at: 'valid until',
    sessions: 'sessions',
  },
};

export const staffAuditWords: Readonly<Record<'pl' | 'en', StaffAuditWords>> = { pl, en };
