import type { Instant } from './time.ts';

export const AUDIT_KINDS = [
  'sign-in.ok',
  'sign-in.failed',
  'sign-in.slowed',
  'sign-out',
  'session.revoked',
  'proof.ok',
  'proof.failed',
  'password.set',
  'second-factor.on',
  'second-factor.off',
  'recovery-codes.made',
  'passkey.added',
  'passkey.removed',
  'person.invited',
  'person.joined',
  'person.role',
  'person.disabled',
  'person.enabled',
  'person.reset',
  'person.link',
  'token.created',
  'token.revoked',
  'host.promoted',
  'hosts.alone',
  'hosts.together',
  'notify.paused',
  'notify.resumed',
  'notify.retried',
  'notify.tested',
] as const;

/** Stable names of what is recorded. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Something about people, their sign-ins, the tokens of machines, or the machines that hold the log. */
export interface AuditEntry {
  readonly id: number;
  /** Wall clock. */
  readonly at: Instant;
  /** One of `AUDIT_KINDS`, or what a later release called something. */
  readonly kind: string;
  /** Who did it, as the log names them; `null`: nobody we know. */
  readonly actor: string | null;
  /** To whom or what it was done: `staff:<id>`, `token:<id>`; `null`: to nobody. */
  readonly subject: string | null;
  /** What else there is to say, by name. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditQuery {
  readonly kind: string | null;
  /** Done by them, or to them. */
  readonly person: string | null;
  /** Only entries older than this one. */
  readonly before: number | null;
  /** `null`: all of them. */
  readonly limit: number | null;
}

/** The log of what happened to people and tokens. */
export interface AuditLog {
  /** Newest first. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Every kind of entry there is. */
  kinds(): Promise<readonly string[]>;
}
