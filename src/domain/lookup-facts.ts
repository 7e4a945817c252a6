import type { Day } from './day.ts';
import type { Cut, NamedDays } from './lookup-calendar.ts';
import type { Duration } from './lookup-relative.ts';

/** What the words look at besides themselves. */
export interface LookupMoment {
  /** The site clock's day in Warsaw. */
  readonly today: Day;
  /** The days on which what the site tells of began: the fire. */
  readonly failures: readonly Day[];
}

/** What words state of one time; several make it up together, "the end of" and "August" and "2020". */
export interface TimeFacts {
  readonly year?: number;
  /** The year in which a winter ends, or the last of two years. */
  readonly endYear?: number;
  readonly month?: number;
  readonly date?: number;
  readonly season?: number;
  readonly holiday?: number;
  readonly cuts?: readonly Cut[];
  /** Day and month are divided by a slash or dash, as they are where the month comes first. */
  readonly isSlashed?: boolean;
  /** Days that are known from the clock; with a year beside them only when nothing else goes with that. */
  readonly period?: NamedDays;
  /** Minutes after midnight UTC, the least and the most: not every zone's name is that of one zone. */
  readonly instant?: readonly [least: number, most: number];
}

/** What words come to: facts, or a sign that says how facts are meant or go together. */
export type Item =
  | { readonly facts: TimeFacts; readonly isSoft?: boolean }
  | { readonly sign: string; readonly value: number; readonly away?: Duration };
