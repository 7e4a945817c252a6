import type { Logger } from 'pino';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Unproven } from '../domain/surroundings.ts';
import { type Instant, msFromInstant } from '../domain/time.ts';
import type { Copies } from '../store/dialects/dialect.ts';
import type { Trouble } from './trouble.ts';

/** A standby is this far behind now and then (ms); for longer it is told. */
const PATIENCE = 3000;

/** What is not as it should be with the machines that hold the log, since when; each is told to the program's log once. */
export class HostsWatch {
  readonly #logger: Logger;
  readonly #wallClock: () => Instant;
  #told: { readonly code: string; readonly what: string; readonly since: Instant } | null = null;
  #unprovenSince: Instant | null = null;

  constructor(logger: Logger, wallClock: () => Instant) {
    this.#logger = logger;
    this.#wallClock = wallClock;
  }

  /** `null`: all is well, or there is one machine by nature. */
  troubleOf(copies: Copies | null, unproven: Unproven | null): Trouble | null {
    const found = copies === null ? null : (copies.trouble ?? this.#lagTrouble(unproven));
    if (found === null) {
      if (this.#told !== null)
        this.#logger.info({ code: this.#told.code }, 'database: its hosts are well again');
      this.#told = null;
      return null;
    }
    const { code, what, todo } = found;
    const since = this.#told?.code === code ? this.#told.since : this.#wallClock();
    if (this.#told?.what !== what) this.#logger.error({ code }, `database: ${what} ${todo}`);
    this.#told = { code, what, since };
    return { code, message: what, todo, since, hosts: hostsIn(what, copies) };
  }

  #lagTrouble(unproven: Unproven | null): DatabaseTrouble | null {
    if (unproven?.revisions == null) {
      this.#unprovenSince = null;
      return null;
    }
    const now = this.#wallClock();
    this.#unprovenSince ??= now;
    const isLate = msFromInstant(now) - msFromInstant(this.#unprovenSince) > PATIENCE;
    if (!isLate) return null;
    const { first, last } = unproven.revisions;
    const which = first === last ? `Revision ${first} is` : `Revisions ${first} to ${last} are`;
    return new DatabaseTrouble('database.lagging', undefined, [
      `${which} on one machine only, and not published yet.`,
      'See what keeps the standby from following: latarnia nodes.',
    ]);
  }
}

/** Which hosts a sentence names, beside the one that is written to unless that one is what is wrong. */
function hostsIn(what: string, copies: Copies | null): number[] {
  const writer = copies?.writer?.name;
  const named = (copies?.hosts ?? []).flatMap(({ name }, at) =>
    what.includes(name) ? [{ name, at: at + 1 }] : [],
  );
  const others = named.filter(({ name }) => name !== writer);
  return (others.length > 0 ? others : named).map(({ at }) => at);
}
