import { type Day, FIRST_DAY, LAST_DAY, parseDay } from './day.ts';
import { remember } from './memo.ts';
import { ZONE } from './site-day.ts';

/** An instant as RFC 3339 in UTC with milliseconds: `2021-03-17T11:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** Beyond the years 0 to 9999 instants would not sort as text (epoch ms). */
const FIRST_MS = Temporal.Instant.from('0000-01-01T00:00Z').epochMilliseconds;
const LAST_MS = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds;

/** Epoch milliseconds → instant; what is beyond the years 0 to 9999 is their beginning or their end. */
export function instantFromMs(ms: number): Instant {
  const within = Math.min(LAST_MS, Math.max(FIRST_MS, Math.trunc(ms)));
  return Temporal.Instant.fromEpochMilliseconds(within).toString({ smallestUnit: 'millisecond' });
}

/** Time zones and dates are slow to ask, and pages speak of the same days and instants over and over (bytes, of each). */
const REMEMBERED = 2 * 2 ** 20;

/** Instant → epoch milliseconds. */
export const msFromInstant: (instant: Instant) => number = remember(
  REMEMBERED,
  (instant) => Temporal.Instant.from(instant).epochMilliseconds,
);

/** An instant so many ms later. */
export function instantAfter(instant: Instant, ms: number): Instant {
  return instantFromMs(msFromInstant(instant) + ms);
}

/** An instant as it was typed, or why it names none. */
export type TypedInstant =
  | { readonly kind: 'instant'; readonly instant: Instant }
  | { readonly kind: 'unreadable' }
  /** Clocks were put forward over it: `next` is the first minute there is. Both without an offset. */
  | { readonly kind: 'missing'; readonly typed: string; readonly next: string }
  /** Clocks were put back: it names two instants, the earlier first, each with its offset. */
  | { readonly kind: 'twice'; readonly typed: string; readonly either: readonly [string, string] };

/** A day, an hour, and the offset that was typed behind them: `Z`, `+01`, `+0100`, `+01:00`. */
const TYPED =
  /^(\d{4}-\d{2}-\d{2})(?: *T *| +)(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) *(?:(Z)|([+-]\d{2})(?::?(\d{2}))?)?$/i;

/**
 * Reads an instant as people type it: RFC 3339 with an offset or `Z`, or a local date and time, which is
 * taken to be Warsaw's (`2021-03-22T18:00`, `2021-03-22 18:00`). An hour that Warsaw's clocks showed twice is not
 * decided, one that they never showed is not moved. Beyond the years 0 to 9999 nothing is read, nor anything behind
 * it, such as another zone.
 */
export function readInstant(text: string): TypedInstant {
  const [, day, clock, greenwich, hours, minutes = '00'] = TYPED.exec(text.trim()) ?? [];
  if (day === undefined || clock === undefined) return UNREADABLE;
  const typed = `${day}T${clock}`;
  try {
    if (greenwich !== undefined) return asRead(Temporal.Instant.from(`${typed}Z`));
    if (hours !== undefined) return asRead(Temporal.Instant.from(`${typed}${hours}:${minutes}`));
    const local = Temporal.PlainDateTime.from(typed);
    const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(ZONE, { disambiguation }),
    );
    if (!earlier || !later || earlier.equals(later)) return asRead(local.toZonedDateTime(ZONE).toInstant());
    if (!earlier.toPlainDateTime().equals(local)) {
      const next = earlier.getTimeZoneTransition('next');
      return { kind: 'missing', typed: localText(local), next: localText((next ?? later).toPlainDateTime()) };
    }
    // To the second, if it was typed so: between two minutes something may have been said.
    const said = exactText(local);
    return { kind: 'twice', typed: said, either: [`${said}${earlier.offset}`, `${said}${later.offset}`] };
  } catch {
    return UNREADABLE;
  }
}

const UNREADABLE: TypedInstant = { kind: 'unreadable' };

function asRead(instant: Temporal.Instant): TypedInstant {
  const ms = instant.epochMilliseconds;
  if (ms < FIRST_MS || ms > LAST_MS) return UNREADABLE;
  return { kind: 'instant', instant: instant.toString({ smallestUnit: 'millisecond' }) };
}

function localText(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: 'minute' });
}

/** The same with its seconds, where they are not none. */
function exactText(local: Temporal.PlainDateTime): string {
  return local.second === 0 && local.millisecond === 0 ? localText(local) : local.toString();
}

function withOffset(zoned: Temporal.ZonedDateTime): string {
  return `${localText(zoned.toPlainDateTime())}${zoned.offset}`;
}

/** A plus in a query that nobody encoded arrives as a space: what follows an hour after it can only be an offset. */
const UNENCODED =
  /^(\d{4}-\d{2}-\d{2}(?: *T *| +)\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) (\d{2}(?::?\d{2})?)$/i;

/** What a query says of an instant, as it was typed; empty: nothing. */
export function instantInQuery(query: URLSearchParams, name: string): string {
  return (query.get(name) ?? '').trim().replace(UNENCODED, '$1+$2');
}

/** The same where it is not to be said why: `null`. */
export function parseInstant(text: string): Instant | null {
  const read = readInstant(text);
  return read.kind === 'instant' ? read.instant : null;
}

/** An instant as it can be typed in Warsaw: `2021-03-22T18:00+01:00`. */
export function warsawTime(instant: Instant): string {
  return withOffset(Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE));
}

/** The shortest that `readInstant` reads as an instant, to the millisecond: an offset where an hour came twice alone. */
export function typedTime(instant: Instant): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
  return `${exactText(zoned.toPlainDateTime())}${isTwice(zoned) ? zoned.offset : ''}`;
}

/** The day it is in Warsaw at an instant; beyond the years 1 to 9999 their first or last. */
export const dayAt: (instant: Instant) => Day = remember(REMEMBERED, (instant) => {
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate();
  return parseDay(date.toString()) ?? (date.year < 1 ? FIRST_DAY : LAST_DAY);
});

/** 00:00 in Warsaw of a day, daylight saving respected. */
export const startOfDay: (day: Day) => Instant = remember(REMEMBERED, (day) =>
  Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant().toString({ smallestUnit: 'millisecond' }),
);

/** The next instant at which Warsaw's clocks show a full hour, summer time or not: never the given one itself. */
export function nextHour(after: Instant, hour: number): Instant {
  const day = Temporal.Instant.from(after).toZonedDateTimeISO(ZONE).toPlainDate();
  const at = (date: Temporal.PlainDate) =>
    date
      .toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(hour) })
      .toInstant()
      .toString({ smallestUnit: 'millisecond' });
  const today = at(day);
  return today > after ? today : at(day.add({ days: 1 }));
}

/** Wall-clock reading of an instant in Warsaw. */
interface LocalTime {
  readonly day: Day;
  /** `HH:MM`. */
  readonly clock: string;
  /** `+02:00`, when Warsaw's clocks showed this hour twice; otherwise `null`. */
  readonly offset: string | null;
}

function isTwice(zoned: Temporal.ZonedDateTime): boolean {
  const local = zoned.toPlainDateTime();
  const later = local.toZonedDateTime(ZONE, { disambiguation: 'later' });
  return !local.toZonedDateTime(ZONE, { disambiguation: 'earlier' }).equals(later);
}

export const localTime: (instant: Instant) => LocalTime = remember(REMEMBERED, (instant) => {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
  const clock = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return { day: dayAt(instant), clock, offset: isTwice(zoned) ? zoned.offset : null };
});
