import type { Announced } from '../domain/cell-promise.ts';
import { type GivenEstimate, isOverdue } from '../domain/estimate.ts';
import { fillPhrase } from './fill-phrase.ts';
import { nameDay } from './name-day.ts';
import type { PromiseLanguage, PromisePhrases } from './promise-phrases.ts';

/** A promise in the words of every output: pages, JSON, the composer, the command line, the staff area. */
export interface ToldPromise {
  /** What is promised: `ok. 23 marca`, `wkrótce`; once it has passed, the sentence that says so. */
  readonly when: string;
  /** Whose it is and when it was made: `według zapewnień OVH`, `zapowiedziano najpóźniej 17 marca`. */
  readonly remark: string | null;
  /** Both. */
  readonly text: string;
  /** The same beside a state: `termin: 22 marca`, for `nie działa, 22 marca` would read as if it had been so since. */
  readonly beside: string;
  /** For a column of dates: `ok. 23 marca`, `po terminie`. */
  readonly short: string;
}

/**
 * The one place where it is decided how a promise is told. A kind is never told as another; a day that has passed is
 * said to have, and of about a day nobody counts from when.
 *
 * @param today `YYYY-MM-DD`
 * @param announced when what has no day was promised, where that is known
 * @param isLate whether it has passed: left out, by today
 */
export function tellPromise(
  language: PromiseLanguage,
  estimate: GivenEstimate,
  today: string,
  announced: Announced | null = null,
  isLate = isOverdue(estimate, today),
): ToldPromise {
  const phrases = language.estimate;
  const when = isLate ? tellOverdue(language, estimate, today) : nameOf(language, estimate, today);
  const remark = isLate ? null : remarkOf(language, estimate, today, announced);
  const text = join(when, remark);
  return {
    when,
    remark,
    text,
    beside: besideState(language, estimate, isLate, text),
    short: isLate ? phrases.overdueShort : when,
  };
}

/** A promise as it was given, whatever came of it: `22 marca, według zapewnień OVH`. */
export function tellGiven(language: PromiseLanguage, estimate: GivenEstimate, today: string): string {
  return join(nameOf(language, estimate, today), remarkOf(language, estimate, today, null));
}

/** The same beside the state with which it was given: `termin: 22 marca, według zapewnień OVH`. */
export function tellGivenBeside(language: PromiseLanguage, estimate: GivenEstimate, today: string): string {
  return besideState(language, estimate, false, tellGiven(language, estimate, today));
}

/** A promise behind words that call it one: `ok. 23 marca`, `22 marca, już po terminie`. */
export function tellNamed(
  language: PromiseLanguage,
  estimate: GivenEstimate,
  today: string,
  isLate = isOverdue(estimate, today),
): string {
  return isLate ? tellPassed(language, estimate, today) : tellGiven(language, estimate, today);
}

function tellOverdue(language: PromiseLanguage, estimate: GivenEstimate, today: string): string {
  if (estimate.kind !== 'day') return tellPassed(language, estimate, today);
  return fillPhrase(language.estimate.overdue, {
    day: nameDay(language, estimate.day, today),
    whose: whoseOf(language, estimate),
  });
}

function tellPassed(language: PromiseLanguage, estimate: GivenEstimate, today: string): string {
  const promise = nameOf(language, estimate, today);
  return fillPhrase(language.estimate.passed, { promise, whose: whoseOf(language, estimate) });
}

function nameOf(language: PromiseLanguage, estimate: GivenEstimate, today: string): string {
  const day = 'day' in estimate ? nameDay(language, estimate.day, today) : '';
  return fillPhrase(language.estimate[estimate.kind], { day });
}

function whoseOf({ estimate: phrases }: PromiseLanguage, { promisedBy: who }: GivenEstimate): string {
  return who === null ? '' : fillPhrase(phrases.wasPromisedBy, { who });
}

function remarkOf(
  language: PromiseLanguage,
  { kind, promisedBy: who }: GivenEstimate,
  today: string,
  announced: Announced | null,
): string | null {
  const { estimate: phrases } = language;
  const parts = [
    who === null ? null : fillPhrase(phrases.promisedBy, { who }),
    announced &&
      fillPhrase(announcement(phrases, kind, announced), { day: nameDay(language, announced.day, today) }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** That something depends on other work is stated, not announced. */
function announcement(phrases: PromisePhrases, kind: GivenEstimate['kind'], { isLatest }: Announced): string {
  if (kind === 'condition') return isLatest ? phrases.statedAtLatest : phrases.stated;
  return isLatest ? phrases.announcedAtLatest : phrases.announced;
}

/** What says of itself that it is a date, or speaks of none, needs no name. */
function besideState(
  { estimate: phrases }: PromiseLanguage,
  { kind }: GivenEstimate,
  isLate: boolean,
  promise: string,
): string {
  const speaksForItself = kind === 'condition' || (kind === 'day' && isLate);
  return speaksForItself ? promise : fillPhrase(phrases.labelled, { promise });
}

function join(when: string, remark: string | null): string {
  return remark === null ? when : `${when}, ${remark}`;
}
