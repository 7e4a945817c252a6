import { and, desc, eq, gt, lte, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { keptForm } from '../../db/auth-schema.ts';
import type { Orm } from '../store/dialects/dialect.ts';
import { KEPT_FORM_BYTES, KEPT_FORM_LIFE, KEPT_FORMS } from './limits.ts';
import { Seal } from './sealing.ts';

const FORM = z.object({
  /** Where it stands, without the language in front: `/staff/updates/x/`. */
  address: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** What was typed into a form, and where it is shown again. */
type FormToKeep = z.output<typeof FORM>;

/** A form that is kept, and since when. */
interface KeptForm extends FormToKeep {
  readonly id: string;
  readonly since: Date;
}

/**
 * Forms that were sent when their session had ended by time, until the same account has signed in again: sealed with the
 * secret of the server, bound to the account, each for `KEPT_FORM_LIFE`. Who signs in as somebody else finds nothing.
 */
export class KeptForms {
  readonly #orm: Orm;
  readonly #seal: Seal;

  constructor(orm: Orm, secret: string) {
    this.#orm = orm;
    this.#seal = new Seal(secret, 'kept forms');
  }

  /**
   * Keeps a form; the oldest go when an account has too many. The same form sent twice is kept once.
   *
   * @returns the name by which it is asked for; `null`: it is too large
   */
  async keep(userId: string, form: FormToKeep): Promise<string | null> {
    const words = JSON.stringify(form);
    if (Buffer.byteLength(words) > KEPT_FORM_BYTES) return null;
    const id = this.#seal.nameOf([userId, words]);
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + KEPT_FORM_LIFE * 1000);
    const sealed = this.#seal.seal(words, boundTo({ id, userId, expiresAt }));
    const kept = { sealed, createdAt, expiresAt };
    await this.#orm
      .insert(keptForm)
      .values({ id, userId, ...kept })
      // By its name alone: with that of the table in front PostgreSQL does not know it.
      .onConflictDoUpdate({ target: sql.identifier(keptForm.id.name).getSQL(), set: kept });
    await this.#orm.delete(keptForm).where(lte(keptForm.expiresAt, createdAt));
    const newest = this.#orm
      .select({ id: keptForm.id })
      .from(keptForm)
      .where(eq(keptForm.userId, userId))
      .orderBy(desc(keptForm.createdAt))
      .limit(KEPT_FORMS);
    await this.#orm.delete(keptForm).where(and(eq(keptForm.userId, userId), notInArray(keptForm.id, newest)));
    return id;
  }

  /** A form of an account; `null`: there is none of that name, or no more. */
  async find(userId: string, id: string): Promise<KeptForm | null> {
    return (await this.list(userId)).find((one) => one.id === id) ?? null;
  }

  /** What of an account is kept, newest first. */
  async list(userId: string): Promise<KeptForm[]> {
    const rows = await this.#orm
      .select()
      .from(keptForm)
      .where(and(eq(keptForm.userId, userId), gt(keptForm.expiresAt, new Date())))
      .orderBy(desc(keptForm.createdAt));
    return rows.flatMap((row): KeptForm[] => {
      const words = this.#seal.open(row.sealed, boundTo(row));
      if (words === null) return [];
      return [{ ...FORM.parse(JSON.parse(words)), id: row.id, since: row.createdAt }];
    });
  }

  /** Forgets a form: it was sent. */
  async drop(userId: string, id: string): Promise<void> {
    await this.#orm.delete(keptForm).where(and(eq(keptForm.userId, userId), eq(keptForm.id, id)));
  }
}

/** Moved to another account, or made to last longer, it cannot be opened. */
function boundTo(kept: { readonly id: string; readonly userId: string; readonly expiresAt: Date }): string[] {
  return [kept.id, kept.userId, String(kept.expiresAt.getTime())];
}
