import { type Instant, instantFromMs } from '../domain/time.ts';

/**
 * An instant as APIs write them: RFC 3339, a local date and time of the zone that the page went by, or seconds since 1970.
 *
 * @param zone IANA
 * @returns `null`: it is none
 */
export function readTime(written: string | number, zone = 'UTC'): Instant | null {
  try {
    if (typeof written === 'number') return instantFromMs(written * 1000);
    const text = written.trim().replace(' ', 'T');
    if (/(?:z|[+-]\d{2}:?\d{2})$/i.test(text)) {
      return instantFromMs(Temporal.Instant.from(text).epochMilliseconds);
    }
    return instantFromMs(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return null;
  }
}

/** Whether there is such a time zone. */
export function isZone(zone: string): boolean {
  return readTime('2020-01-01 00:00:00', zone) !== null;
}
