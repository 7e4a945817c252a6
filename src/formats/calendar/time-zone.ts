import { ZONE } from '../../domain/site-day.ts';

/** Summer time as the law has it since 1996: from the last Sunday of March to the last Sunday of October, at 01:00 UTC. */
const WARSAW = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** What a zone is, for clients that do not know it by its name (RFC 5545, 3.6.5); `null`: none but the site's is written. */
export function timeZone(name: string): string | null {
  return name === ZONE ? WARSAW : null;
}
