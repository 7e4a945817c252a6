import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import { tokens } from '../../db/schema.ts';
import type { IssuedToken, TokenDraft, TokenFault, Tokens } from '../actions/token-context.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { formatToken, parseToken, type Token, tokenStatus } from '../domain/token.ts';
import type { WriteOptions } from './dialects/dialect.ts';
import type { Tables } from './log.ts';

/** The last use is written no oftener (ms): a token in steady use must not double the writes. */
const USE_RESOLUTION = 60_000;

/** Of what no token has: whoever names an unknown id is compared as long as anybody else. */
const NO_HASH = hashSecret('');

/** Where the tables are. */
interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options: WriteOptions): Promise<T>;
}

/** A token that leaked is ended also where no second machine would know of it. */
const ANYHOW: WriteOptions = { onOneMachine: true };

/** The tokens in libSQL. A look at the table comes before each use, so that a token ends where it is revoked. */
export class TokenStore implements Tokens {
  readonly #access: TableAccess;
  readonly #wallClock: () => Instant;

  constructor(access: TableAccess, wallClock: () => Instant) {
    this.#access = access;
    this.#wallClock = wallClock;
  }

  async issue({ name, scope, createdBy, expiresAt }: TokenDraft): Promise<IssuedToken> {
    const id = randomBytes(5).toString('hex');
    const secret = randomBytes(32).toString('hex');
    const createdAt = this.#wallClock();
    const token: Token = {
      id,
      name,
      scope,
      createdBy,
      createdAt,
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#access.transact(
      (tables) =>
        tables
          .insert(tokens)
          .values({ ...token, scope: JSON.stringify(scope), secretHash: hashSecret(secret) }),
      ANYHOW,
    );
    return { token, text: formatToken(id, secret) };
  }

  async list(): Promise<readonly Token[]> {
    const rows = await this.#access.use((tables) =>
      tables.select().from(tokens).orderBy(desc(tokens.createdAt), desc(tokens.id)),
    );
    return rows.map(tokenOf);
  }

  async find(id: string): Promise<Token | null> {
    const row = await this.#row(id);
    return row ? tokenOf(row) : null;
  }

  async revoke(id: string): Promise<void> {
    await this.#access.transact(
      (tables) =>
        tables
          .update(tokens)
          .set({ revokedAt: this.#wallClock() })
          .where(and(eq(tokens.id, id), isNull(tokens.revokedAt))),
      ANYHOW,
    );
  }

  async authenticate(text: string): Promise<Token | TokenFault> {
    const parsed = parseToken(text);
    if (!parsed) return 'unknown';
    const row = await this.#row(parsed.id);
    if (!hashesAreEqual(hashSecret(parsed.secret), row?.secretHash ?? NO_HASH) || !row) return 'unknown';
    const token = tokenOf(row);
    const now = this.#wallClock();
    const status = tokenStatus(token, now);
    if (status !== 'active') return status;
    await this.#noteUse(token, now);
    return token;
  }

  async #noteUse({ id, lastUsedAt }: Token, now: Instant): Promise<void> {
    const before = instantAfter(now, -USE_RESOLUTION);
    if (lastUsedAt !== null && lastUsedAt > before) return;
    await this.#access.use((tables) =>
      tables
        .update(tokens)
        .set({ lastUsedAt: now })
        .where(and(eq(tokens.id, id), or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, now)))),
    );
  }

  async #row(id: string): Promise<typeof tokens.$inferSelect | undefined> {
    const [row] = await this.#access.use((tables) => tables.select().from(tokens).where(eq(tokens.id, id)));
    return row;
  }
}

/**
 * A single fast hash is enough: the secret has 256 bits from the system's generator, so that no list of guesses can be
 * tried against a stolen table however fast each try is. Slow hashes make up for what people choose and remember.
 */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes as long wherever they differ. */
function hashesAreEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}

function tokenOf({ secretHash: _, ...row }: typeof tokens.$inferSelect): Token {
  return { ...row, scope: JSON.parse(row.scope) };
}
