import { and, desc, eq, lt, or } from 'drizzle-orm';
import { audit } from '../../db/auth-schema.ts';
import {
  AUDIT_KINDS,
  type AuditEntry,
  type AuditKind,
  type AuditLog,
  type AuditQuery,
} from '../domain/audit.ts';
import { instantFromMs } from '../domain/time.ts';
import type { Orm } from '../store/dialects/dialect.ts';

export interface AuditRecord {
  readonly kind: AuditKind;
  /** Who did it, as the log names them; `null`: nobody we know. */
  readonly actor: string | null;
  /** To whom or what: `staff:<id>`, `token:<id>`. */
  readonly subject?: string;
  /** What else there is to say. Never a secret, never the e-mail of somebody unknown. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** The log of sign-ins, people and tokens: beside the public log, append-only like it. */
export class AuditTable implements AuditLog {
  readonly #orm: Pick<Orm, 'select' | 'insert'>;

  constructor(orm: Pick<Orm, 'select' | 'insert'>) {
    this.#orm = orm;
  }

  async record({ kind, actor, subject, facts = {} }: AuditRecord): Promise<void> {
    const at = instantFromMs(Date.now());
    await this.#orm
      .insert(audit)
      .values({ at, kind, actor, subject: subject ?? null, facts: JSON.stringify(facts) });
  }

  async list({ kind, person, before, limit }: AuditQuery): Promise<AuditEntry[]> {
    const conditions = [
      kind === null ? undefined : eq(audit.kind, kind),
      person === null ? undefined : or(eq(audit.actor, person), eq(audit.subject, person)),
      before === null ? undefined : lt(audit.id, before),
    ];
    const found = this.#orm
      .select()
      .from(audit)
      .where(and(...conditions))
      .orderBy(desc(audit.id));
    const rows = await (limit === null ? found : found.limit(limit));
    return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) }));
  }

  async kinds(): Promise<readonly string[]> {
    return AUDIT_KINDS;
  }
}
