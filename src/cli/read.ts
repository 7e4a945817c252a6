import { type Day, parseDay } from '../domain/day.ts';
import { type Estimate, parseEstimate } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import { noInstant } from '../domain/no-instant.ts';
import { type Instant, readInstant } from '../domain/time.ts';
import { badUsage } from './output.ts';

/** Reads what was typed for an option, or throws bad usage that says what to type instead. */
export function readInstantOption(text: string): Instant {
  const read = readInstant(text);
  if (read.kind === 'instant') return read.instant;
  throw badUsage(`“${text}” ${noInstant(read)}`);
}

export function readDay(text: string): Day {
  const day = parseDay(text);
  if (day) return day;
  throw badUsage(`“${text}” is no day of the calendar. Write 2021-03-22.`);
}

export function readEstimateOption(text: string, promisedBy: string | null): Estimate {
  const estimate = parseEstimate(text, promisedBy);
  if (estimate) return estimate;
  throw badUsage(
    `“${text}” is no estimate. Write 2021-03-22, 2021-03-23~ (about), days, soon, condition or none.`,
  );
}

export function readRevision(text: string): Revision {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw badUsage(`“${text}” is no revision. Write the number that status or flag list shows, such as 7.`);
}

export function readOneOf<const T extends string>(text: string, values: readonly T[], what: string): T {
  const value = values.find((one) => one === text);
  if (value !== undefined) return value;
  throw badUsage(`“${text}” is no ${what}. Write one of ${values.join(', ')}.`);
}

/** `a,b` → `['a', 'b']`, without repeats. What was to be named and names nothing is a slip: none would mean all. */
export function readList(text: string): string[] {
  const named = [...new Set(text.split(',').map((one) => one.trim().toLowerCase()))].filter(
    (one) => one !== '',
  );
  if (named.length > 0 || text === '') return named;
  throw badUsage(`“${text}” names nothing. Write names with commas between, such as a,b.`);
}
