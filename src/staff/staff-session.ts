import type { ActionContext } from '../actions/context.ts';
import type { NoticeContext } from '../actions/note-sent.ts';
import type { Notifying } from '../actions/notifying.ts';
import type { Suggestions } from '../actions/suggestions.ts';
import type { TokenContext } from '../actions/token-context.ts';
import type { UpdateDrafts } from '../actions/update-drafts.ts';
import type { AuditRecord } from '../auth/audit.ts';
import type { AuditLog } from '../domain/audit.ts';
import type { Locale } from '../domain/locale.ts';
import type { Rights, Role } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import type { Surroundings, Unproven } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';

/** Somebody who is signed in. */
interface Member {
  /** Stands in the log as `staff:<id>`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** What the role may: the guard and the pages are told, and ask no more. */
  readonly may: Rights;
}

/** A public page as it would be, ready to be sent. */
export interface SeenPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBufferLike>;
}

/** The public site, as it would be published. */
export interface Site {
  /** The addresses of the public pages that say something else, come or go once `after` takes the place of `before`. */
  changedPaths(before: State, after: State): Promise<readonly string[]>;
  /**
   * What would stand at a public address once `after` is published; `null`: nothing would.
   *
   * @param staff the language of whoever looks at it
   */
  pageAfter(after: State, path: string, staff: Locale): Promise<SeenPage | null>;
  /** What is written, and not known to be on a second machine; `null`: nothing. */
  unproven(): Unproven | null;
  /** Calls `told` whenever the log may have something new, until what it gives back is called. */
  follow(told: () => void): () => void;
}

/**
 * What a member of staff sits at: who they are, and everything their requests may use. Backstage makes one for each
 * request that is signed in (`locals.session`); the pages below `/staff/` are given nothing else.
 */
export interface StaffSession {
  readonly member: Member;
  /** The log, with the member as the actor, and their role as the right to act. */
  readonly actions: ActionContext;
  /** Words of incidents that are half written, whoever began them. */
  readonly drafts: UpdateDrafts;
  /** The session that the request came in. */
  readonly sessionId: string;
  /** When that session began (wall clock). */
  readonly since: Date;
  /** The log of sign-ins, people and tokens; what is recorded, the member did. */
  readonly audit: SessionAudit;
  readonly site: Site;
  /** The machine's clock. */
  wall(): Instant;
  /** Whether the session still stands: what stays open longer than a request asks again. */
  isSignedIn(): Promise<boolean>;
  /** What backstage knows that does not stand in the log. */
  surroundings(): Promise<Surroundings>;
  /** What alerts suggest. */
  readonly suggestions: Suggestions;
  /** Telling subscribers. */
  readonly notifying: Notifying;
  /** The tokens of machines, with the member as who manages them. */
  readonly tokens: TokenContext;
  /** What was sent to the authority of incidents, with the member as who says so. */
  readonly notices: NoticeContext;
  /** What to call an actor of the log: the name of a member or a token; plainly, who is not known any more. */
  nameOf(actor: string, locale: Locale): string;
  /** Whether an actor of the log is a member who was disabled. */
  isDisabled(actor: string): boolean;
}

interface SessionAudit extends AuditLog {
  record(record: Omit<AuditRecord, 'actor'>): Promise<void>;
}
