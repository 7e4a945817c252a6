import type { ActionContext } from '../actions/context.ts';
import type { Log } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { Suggestions } from '../actions/suggestions.ts';
import type { Tokens } from '../actions/token-context.ts';
import type { Token } from '../domain/token.ts';
import type { LabelNames } from './alerts.ts';
import type { Flood } from './flood.ts';

/** What was answered: a status and the JSON of the body. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
}

/** Repeats an answer instead of doing a thing twice (`store/keyed-answers.ts`). */
interface Repeats {
  once(
    request: { readonly tokenId: string; readonly key: string; readonly fingerprint: string },
    work: (log: Log) => Promise<{ readonly answer: ApiAnswer; readonly isKept: boolean }>,
  ): Promise<ApiAnswer | 'reused'>;
}

/** What the write API works with (`locals.api`), made by backstage. */
export interface Api {
  readonly tokens: Pick<Tokens, 'authenticate'>;
  readonly repeats: Repeats;
  readonly flood: Flood;
  /** Requests with an idempotency key that are being answered. */
  readonly inFlight: Set<string>;
  /** The log, with the token as the actor, and its scope as the right to act. */
  contextOf(token: Token): ActionContext;
  /** What is refused by an error that means that the database cannot be used now; `null`: it means something else. */
  refusalOf(error: unknown): Refusal | null;
  /** What alerts suggest. */
  readonly suggestions: Pick<Suggestions, 'find' | 'take'>;
  /** Which labels of an alert name what it is about. */
  readonly suggestionLabels: LabelNames;
  /** Whether a second machine has a revision, asked now; `null`: there is none by nature. */
  isSafe(revision: number): Promise<boolean | null>;
}
