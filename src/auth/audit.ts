import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { audit } from '../../db/auth-schema.ts';
import { instantFromMs } from '../domain/time.ts';

export const AUDIT_KINDS = [
  'sign-in.ok',
  'sign-in.failed',
  'sign-in.slowed',
  'sign-out',
  'session.revoked',
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
] as const;

/** Stable names of what is recorded. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditRecord {
  readonly kind: AuditKind;
  /** Who did it, as the log names them; `null`: nobody we know. */
  readonly actor: string | null;
  /** To whom or what: `staff:<id>`, `token:<id>`. */
  readonly subject?: string;
  /** What else there is to say. Never a secret, never the e-mail of somebody unknown. */
  readonly facts?: Readonly<Record<string, string>>;
}

export interface AuditEntry {
  readonly id: number;
  /** Wall clock, RFC 3339 UTC with milliseconds. */
  readonly at: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

export interface AuditFilter {
  readonly kind?: AuditKind;
  readonly actor?: string;
  readonly subject?: string;
  /** Entries before this one. */
  readonly before?: number;
  /** How many at most. Default: 100. */
  readonly limit?: number;
}

const LIMIT = 100;

/** The log of sign-ins, people and tokens: beside the public log, append-only like it. */
export class AuditLog {
  readonly #orm: LibSQLDatabase;

  constructor(orm: LibSQLDatabase) {
    this.#orm = orm;
  }

  async record({ kind, actor, subject, facts = {} }: AuditRecord): Promise<void> {
    const at = instantFromMs(Date.now());
    await this.#orm
      .insert(audit)
      .values({ at, kind, actor, subject: subject ?? null, facts: JSON.stringify(facts) });
  }

  /** Newest first. */
  async list({ kind, actor, subject, before, limit = LIMIT }: AuditFilter = {}): Promise<AuditEntry[]> {
    const conditions: SQL[] = [];
    if (kind !== undefined) conditions.push(eq(audit.kind, kind));
    if (actor !== undefined) conditions.push(eq(audit.actor, actor));
    if (subject !== undefined) conditions.push(eq(audit.subject, subject));
    if (before !== undefined) conditions.push(lt(audit.id, before));
    const rows = await this.#orm
      .select()
      .from(audit)
      .where(and(...conditions))
      .orderBy(desc(audit.id))
      .limit(limit);
    return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) }));
  }
}
