import { randomUUID } from 'node:crypto';
import { desc, eq, lt } from 'drizzle-orm';
import { drafts } from '../../db/schema.ts';
import type { UpdateDrafts } from '../actions/update-drafts.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { DRAFT_DAYS, type DraftForm, type UpdateDraft } from '../domain/update-draft.ts';
import { conflictOn } from './dialects/conflict-target.ts';
import type { Tables } from './log.ts';

/** The tables beside the log. */
interface DraftTables {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

const DAY = 86_400_000;

/** What was kept of a form; what is none, a later release’s or damaged, holds nothing. */
function formIn(json: string): DraftForm {
  const read: unknown = JSON.parse(json);
  return Array.isArray(read) ? read.filter(isTyped) : [];
}

function isTyped(one: unknown): one is DraftForm[number] {
  return Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === 'string');
}

/** What is half written, in a table beside the log; what is too old goes whenever the table is asked. */
export class StoredDrafts implements UpdateDrafts {
  readonly #tables: DraftTables;
  readonly #wallClock: () => Instant;

  constructor(tables: DraftTables, wallClock: () => Instant) {
    this.#tables = tables;
    this.#wallClock = wallClock;
  }

  async list(): Promise<readonly UpdateDraft[]> {
    const oldest = instantAfter(this.#wallClock(), -DRAFT_DAYS * DAY);
    const rows = await this.#tables.use(async (tables) => {
      await tables.delete(drafts).where(lt(drafts.updatedAt, oldest));
      return tables.select().from(drafts).orderBy(desc(drafts.updatedAt), desc(drafts.id));
    });
    return rows.map(({ id, incident, author, form, updatedAt }) => ({
      ...{ id, incident, author, updatedAt },
      form: formIn(form),
    }));
  }

  async find(id: string): Promise<UpdateDraft | null> {
    return (await this.list()).find((draft) => draft.id === id) ?? null;
  }

  async save(
    { incident, author, form }: Pick<UpdateDraft, 'incident' | 'author' | 'form'>,
    known: string | null,
  ): Promise<string> {
    const id = known ?? randomUUID();
    const updatedAt = this.#wallClock();
    const values = { incident, author, form: JSON.stringify(form), updatedAt };
    const kind = incident === null ? 'incident' : 'update';
    await this.#tables.use((tables) =>
      tables
        .insert(drafts)
        .values({ ...values, id, kind, createdAt: updatedAt })
        .onConflictDoUpdate({ target: conflictOn(drafts.id), set: values }),
    );
    return id;
  }

  async discard(id: string): Promise<void> {
    await this.#tables.use((tables) => tables.delete(drafts).where(eq(drafts.id, id)));
  }
}
