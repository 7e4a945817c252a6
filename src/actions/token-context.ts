import type { Authority, TokenScope } from '../domain/staff.ts';
import type { Instant } from '../domain/time.ts';
import type { Token } from '../domain/token.ts';

/** A token about to be made. */
export interface TokenDraft {
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdBy: string;
  /** Wall clock, later than now. */
  readonly expiresAt: Instant;
}

/** A token with the text that its holder sends: shown once, kept nowhere. */
export interface IssuedToken {
  readonly token: Token;
  readonly text: string;
}

/** Why a text opens nothing: it is no token of ours, or it is one that is good no more. */
export type TokenFault = 'unknown' | 'expired' | 'revoked';

/** The tokens as actions see them. */
export interface Tokens {
  issue(draft: TokenDraft): Promise<IssuedToken>;
  /** Newest first, with those that are good no more. */
  list(): Promise<readonly Token[]>;
  find(id: string): Promise<Token | null>;
  /** Ends a token for good, at once. */
  revoke(id: string): Promise<void>;
  /** Whose text this is, if it is good now; noted as used, to the minute. */
  authenticate(text: string): Promise<Token | TokenFault>;
}

/** Where it is written down what was done to tokens, and by whom. */
interface TokenAudit {
  record(entry: {
    readonly kind: 'token.created' | 'token.revoked';
    readonly actor: string;
    /** `token:<id>` */
    readonly subject: string;
    readonly facts: Readonly<Record<string, string>>;
  }): Promise<void>;
}

/** What the actions on tokens are given. */
export interface TokenContext {
  readonly tokens: Tokens;
  readonly audit: TokenAudit;
  readonly actor: string;
  readonly authority: Authority;
  /** The machine's clock. */
  readonly now: Instant;
}
