import { createHash } from 'node:crypto';
import { and, desc, eq, gte, inArray, lt, notInArray } from 'drizzle-orm';
import { suggestions } from '../../db/schema.ts';
import type { Suggestions } from '../actions/suggestions.ts';
import { type Sighting, type SuggestedChange, type Suggestion, sighted } from '../domain/suggestion.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { WriteOptions } from './dialects/dialect.ts';
import type { Tables } from './log.ts';

/** How long one is kept after it was last seen (ms), and how many there are at most. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
const MOST = 2000;

/** Nobody has to wait for a second machine to be told what is wrong. */
const ANYHOW: WriteOptions = { onOneMachine: true };

/** Where the table is. */
interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options: WriteOptions): Promise<T>;
}

/** What alerts suggest, in the database, beside the log. */
export class StoredSuggestions implements Suggestions {
  readonly #access: TableAccess;
  readonly #wallClock: () => Instant;

  constructor(access: TableAccess, wallClock: () => Instant) {
    this.#access = access;
    this.#wallClock = wallClock;
  }

  async list(): Promise<readonly Suggestion[]> {
    const rows = await this.#access.use((tables) =>
      tables
        .select()
        .from(suggestions)
        .where(gte(suggestions.lastSeen, this.#oldest()))
        .orderBy(desc(suggestions.firstSeen), suggestions.id),
    );
    return rows.map(suggestionOf);
  }

  async find(named: readonly Pick<Suggestion, 'source' | 'key'>[]): Promise<readonly Suggestion[]> {
    if (named.length === 0) return [];
    const rows = await this.#access.use((tables) =>
      tables
        .select()
        .from(suggestions)
        .where(and(inArray(suggestions.id, named.map(idOf)), gte(suggestions.lastSeen, this.#oldest()))),
    );
    return rows.map(suggestionOf);
  }

  async take(sightings: readonly Sighting[], actor: string): Promise<void> {
    // The last word on a key counts.
    const last = new Map(sightings.map((one) => [idOf(one), one]));
    if (last.size === 0) return;
    await this.#access.transact(async (tables) => {
      const now = this.#wallClock();
      await tables.delete(suggestions).where(lt(suggestions.lastSeen, this.#oldest()));
      const ids = [...last.keys()];
      const found = await tables.select().from(suggestions).where(inArray(suggestions.id, ids));
      const known = new Map(found.map((row) => [row.id, suggestionOf(row)]));
      for (const [id, sighting] of last) {
        const before = known.get(id) ?? null;
        const after = sighted(before, sighting, { id, actor, now });
        if (after === null) continue;
        const row = rowOf(after);
        if (before === null) await tables.insert(suggestions).values(row);
        else await tables.update(suggestions).set(row).where(eq(suggestions.id, id));
      }
      await forgetSurplus(tables);
    }, ANYHOW);
  }

  async dismiss(ids: readonly string[], by: string): Promise<void> {
    await this.#access.transact(
      (tables) =>
        tables
          .update(suggestions)
          .set({ dismissedAt: this.#wallClock(), dismissedBy: by })
          .where(inArray(suggestions.id, [...ids])),
      ANYHOW,
    );
  }

  async forget(ids: readonly string[]): Promise<void> {
    await this.#access.transact(
      (tables) => tables.delete(suggestions).where(inArray(suggestions.id, [...ids])),
      ANYHOW,
    );
  }

  #oldest(): Instant {
    return instantAfter(this.#wallClock(), -KEPT_FOR);
  }
}

/** A sender that makes up keys does not fill the disk: those seen last are kept. */
async function forgetSurplus(tables: Tables): Promise<void> {
  const kept = tables
    .select({ id: suggestions.id })
    .from(suggestions)
    .orderBy(desc(suggestions.lastSeen), suggestions.id)
    .limit(MOST);
  await tables.delete(suggestions).where(notInArray(suggestions.id, kept));
}

/** Short enough for a form, and nothing that a sender chose. */
function idOf({ source, key }: Pick<Sighting, 'source' | 'key'>): string {
  return createHash('sha256').update(`${source}\n${key}`).digest('hex').slice(0, 16);
}

function suggestionOf({ tokenId, body, dismissedBy, ...row }: typeof suggestions.$inferSelect): Suggestion {
  const change: SuggestedChange = JSON.parse(body);
  const { id, source, key, firstSeen, lastSeen, endedAt, times, dismissedAt } = row;
  const seen = { firstSeen, lastSeen, endedAt, times, dismissedAt, dismissedBy };
  return { ...change, ...{ id, source, key }, actor: tokenId, ...seen };
}

function rowOf(suggestion: Suggestion): Omit<typeof suggestions.$inferInsert, 'dismissedBy'> {
  const { id, source, key, actor, firstSeen, lastSeen, endedAt, times, dismissedAt, ...rest } = suggestion;
  const { dismissedBy: _, ...change } = rest;
  const body = JSON.stringify(change);
  return { id, source, key, body, tokenId: actor, firstSeen, lastSeen, endedAt, times, dismissedAt };
}
