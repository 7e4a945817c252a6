import { type Day, dayAfter } from './day.ts';
import { dayAt, type Instant, startOfDay } from './time.ts';

/** What was said of a state: from when it holds, as far as that was stated, and when it was said. */
export interface Statement<S> {
  readonly state: S;
  /** From when it holds; `null`: not stated. */
  readonly from: Instant | null;
  /** The day that was stated. */
  readonly since: Day | null;
  /** Site clock. */
  readonly at: Instant;
}

/** A state over time: what is known of its beginning and of its end, and nothing that nobody stated. */
export interface Period<S> {
  readonly state: S;
  readonly since: Day | null;
  /** It may have begun from here on; `from` when its day is stated, or when nothing was known before. */
  readonly notBefore: Instant;
  /** From here on it surely holds. */
  readonly from: Instant;
  /** Up to here it surely held; `null`: it still does. What lies between two periods was one or the other. */
  readonly to: Instant | null;
}

interface Begun<S> extends Omit<Period<S>, 'to'> {
  /** When it was last said to hold. */
  readonly heldAt: Instant;
}

/**
 * What was said, oldest first → states over time. A beginning that was not stated lies somewhere between when the
 * state before was last said to hold and when this one was said; when both are of one day, that day is known. What is said later of an earlier day takes the
 * place of what was said of the days after it.
 *
 * @param checks when it was said that nothing has changed, oldest first
 */
export function periodsOf<S>(
  statements: readonly Statement<S>[],
  checks: readonly Instant[] = [],
): readonly Period<S>[] {
  const begun: Begun<S>[] = [];
  for (const statement of statements) {
    while (isOvertaken(begun.at(-1), statement)) begun.pop();
    const last = begun.at(-1);
    if (last?.state === statement.state) begun.splice(-1, 1, restated(last, statement));
    else begun.push({ ...statement, ...beginning(last, statement, checks), heldAt: statement.at });
  }
  return begun.map(({ state, since, notBefore, from }, index) => {
    return { state, since, notBefore, from, to: begun[index + 1]?.notBefore ?? null };
  });
}

/** What was said to begin after what is said now to have begun, or in the same breath, can never have held. */
function isOvertaken<S>(last: Begun<S> | undefined, { state, from, since, at }: Statement<S>): boolean {
  if (!last || last.state === state || from === null || last.from < from) return false;
  return last.heldAt >= at || last.from >= endOf(since, at);
}

/** The same state said again: perhaps now with the day from which it has held, earlier than was known. */
function restated<S>(last: Begun<S>, { from, since, at }: Statement<S>): Begun<S> {
  if (from === null || last.since !== null || from > last.from) return { ...last, heldAt: at };
  return { ...last, since, from, notBefore: from, heldAt: at };
}

/** Since when a state may hold, and since when it does. */
function beginning<S>(
  last: Begun<S> | undefined,
  { from, since, at }: Statement<S>,
  checks: readonly Instant[],
): Pick<Period<S>, 'since' | 'notBefore' | 'from'> {
  if (from === null) {
    const notBefore = last ? lastHeld(last, at, checks) : at;
    const isThatDay = last !== undefined && dayAt(notBefore) === dayAt(at);
    return isThatDay ? { since: dayAt(at), notBefore: at, from: at } : { since, notBefore, from: at };
  }
  if (!last || last.from < from) return { since, notBefore: from, from };
  // Two states of one day: the second began after the first was said.
  const surely = earlier(at, endOf(since, at));
  return { since, notBefore: earlier(last.heldAt, surely), from: surely };
}

/** When a state was last known to hold. What was said at one instant says nothing of the time between. */
function lastHeld<S>(last: Begun<S>, at: Instant, checks: readonly Instant[]): Instant {
  const held = [last.heldAt, ...checks].filter((one) => one < at && one >= last.from);
  return held.sort().at(-1) ?? earlier(last.from, at);
}

function endOf(since: Day | null, at: Instant): Instant {
  return since === null ? at : startOfDay(dayAfter(since));
}

function earlier(x: Instant, y: Instant): Instant {
  return x < y ? x : y;
}
