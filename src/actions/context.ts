import type { DraftEvent, LogEvent, Revision } from '../domain/events.ts';
import type { Authority } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Confirmed } from './ask-first.ts';
import type { Intents } from './intents.ts';
import type { Inspect } from './ports.ts';
import type { Refusal } from './refusal.ts';

/** Appended: the events as they now stand in the log, and the state they give. */
export interface Receipt {
  readonly ok: true;
  readonly revision: Revision;
  readonly events: readonly LogEvent[];
  readonly state: State;
}

/** What a change is made from: the state at the head of the log, and the site clock. */
export interface Present {
  readonly state: State;
  readonly now: Instant;
}

/** Looks at the present and either drafts the events to append or says why not. Pure: it may run again. */
export type Decision = (present: Present) => readonly DraftEvent[] | Refusal;

/** The log as actions see it. */
export interface Log {
  /** The state at the head, events of other processes included. */
  current(): Promise<State>;
  /**
   * Decides and appends in one write transaction: nothing can come in between. With a change id that stands in the log
   * already nothing is decided nor appended, and the receipt is of that event: repeating it does it once.
   */
  append(decide: Decision, changeId?: string): Promise<Receipt | Refusal>;
}

/** What every action is given. */
export interface ActionContext {
  readonly log: Log;
  readonly intents: Intents;
  /** Who does it, as the log names them: `staff:<id>`, `token:<id>`, `cli:<user>`. Never a name or an address. */
  readonly actor: string;
  readonly authority: Authority;
  /** What Markdown comes to when it is shown. */
  readonly inspect: Inspect;
  /** What they said yes to, of what would be asked first (`ask-first.ts`). Left out: nothing. */
  readonly confirmed?: Confirmed;
}
