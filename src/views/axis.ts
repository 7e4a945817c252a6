import { addDays, type Day, dayAfter } from '../domain/day.ts';
import { daysBetween } from '../domain/day-count.ts';
import { type Instant, msFromInstant, startOfDay } from '../domain/time.ts';

/** Whole days of Warsaw, left to right. */
export interface Axis {
  readonly first: Day;
  readonly last: Day;
  /** How many days. */
  readonly length: number;
}

/** A stretch of the axis in per cent of its length. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** How far from today pictures go (days): beside a day of a mistyped year nothing else would be seen. */
const BACK = 10 * 366;
const AHEAD = 3 * 366;

/**
 * The axis on which today and all of these days stand that are near it, with a day to spare on either side; on a long
 * one with as many as a mark is wide.
 */
export function axisAround(today: Day, days: readonly Day[]): Axis {
  const { from, to } = boundsOf(today);
  const near = [today, ...days.filter((day) => day >= from && day <= to)].sort();
  const [earliest = today, latest = today] = [near[0], near.at(-1)];
  const spare = Math.ceil((daysBetween(earliest, latest) + 1) / 28);
  const [first, last] = [addDays(earliest, -spare), addDays(latest, spare)];
  return { first, last, length: daysBetween(first, last) + 1 };
}

/** Every picture of a site has the same. */
let known: { readonly today: Day; readonly from: Day; readonly to: Day } | null = null;

function boundsOf(today: Day): { readonly from: Day; readonly to: Day } {
  if (known?.today !== today) known = { today, from: addDays(today, -BACK), to: addDays(today, AHEAD) };
  return known;
}

/** Whether a day stands on the axis; those that do not are in the tables alone. */
export function isOn(axis: Axis, day: Day): boolean {
  return day >= axis.first && day <= axis.last;
}

/** Where an instant stands, in per cent; what is beyond the axis stands at its end. */
export function positionOf(axis: Axis, instant: Instant): number {
  const start = msFromInstant(startOfDay(axis.first));
  const length = msFromInstant(startOfDay(dayAfter(axis.last))) - start;
  const place = ((msFromInstant(instant) - start) / length) * 100;
  return round(Math.min(100, Math.max(0, place)));
}

/** `null` when nothing of it is on the axis. */
export function stretchOf(axis: Axis, from: Instant, to: Instant): Stretch | null {
  if (to < from || to < startOfDay(axis.first) || from >= startOfDay(dayAfter(axis.last))) return null;
  const x = positionOf(axis, from);
  return { x, width: round(positionOf(axis, to) - x) };
}

/** The column of a day. */
export function columnOf(axis: Axis, day: Day): Stretch {
  return stretchOf(axis, startOfDay(day), startOfDay(dayAfter(day))) ?? { x: 0, width: 0 };
}

export function middleOf({ x, width }: Stretch): number {
  return round(x + width / 2);
}

/** Hundredths of a per cent are finer than any screen. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
