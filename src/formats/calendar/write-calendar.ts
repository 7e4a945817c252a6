import {
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { ZONE } from '../../domain/site-day.ts';
import { type Instant, localTime } from '../../domain/time.ts';
import type { CalendarItem, CalendarView } from '../../views/calendar.ts';
import type { ViewContext } from '../../views/context.ts';
import { xmlText } from '../xml-text.ts';
import { timeZone } from './time-zone.ts';

/** How often clients are asked to look again (seconds). */
const REFRESH = 3600;

const STATUS: Readonly<Record<CalendarItem['status'], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/** A calendar in iCalendar (RFC 5545), with lines folded. */
export function writeCalendar(
  { name, description, items }: CalendarView,
  { locale, siteUrl }: Pick<ViewContext, 'locale' | 'siteUrl'>,
): string {
  const calendar = new ICalCalendar({
    name: text(name),
    description: text(description),
    prodId: { company: 'Latarnia', product: 'Status', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
    // A zone of the calendar itself would be written into DTSTAMP, which has to be UTC.
    timezone: { name: null, generator: timeZone },
    events: items.map((item) => eventOf(item, siteUrl)),
  });
  return `${calendar.toString()}\r\n`;
}

function eventOf(item: CalendarItem, siteUrl: string | null): ICalEventData {
  return {
    id: item.uid,
    sequence: item.sequence,
    stamp: item.stamp,
    summary: text(item.summary),
    description: text(item.description),
    status: STATUS[item.status],
    // Nobody is busy because something is due.
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(siteUrl !== null && { url: `${siteUrl}${item.href}` }),
    ...timesOf(item.when),
  };
}

function timesOf(when: CalendarItem['when']): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  if ('day' in when) return { allDay: true, start: when.day, end: when.next };
  const { from, until } = when;
  // An hour that comes twice has no name of its own in Warsaw.
  const isTwice = [from, until].some((one) => one !== null && localTime(one).offset !== null);
  const zone = isTwice ? null : ZONE;
  return { start: timeIn(from), end: until && timeIn(until), timezone: zone };
}

function timeIn(instant: Instant): Temporal.Instant {
  return Temporal.Instant.from(instant);
}

/** What a line of a calendar may not hold is left out. */
function text(written: string): string {
  return xmlText(written).replaceAll('\u007f', '');
}
