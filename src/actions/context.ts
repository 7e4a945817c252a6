import type { Authority } from '../domain/staff.ts';
import type { Intents } from './intents.ts';
import type { Inspect, Log, Manuscripts } from './ports.ts';

/** What was answered with yes: everything, or the questions of these keys (`questionKey`). */
export type Confirmed = 'everything' | readonly string[];

/** What every action is given. */
export interface ActionContext {
  readonly log: Log;
  readonly intents: Intents;
  /** Who does it, as the log names them: `staff:<id>`, `token:<id>`, `cli:<user>`. Never a name or an address. */
  readonly actor: string;
  readonly authority: Authority;
  /** What Markdown comes to when it is shown. */
  readonly inspect: Inspect;
  readonly manuscripts: Manuscripts;
  /** What they said yes to, of what would be asked first (`ask-first.ts`). Left out: nothing. */
  readonly confirmed?: Confirmed;
}
