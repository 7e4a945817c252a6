import type { State } from '../../domain/state.ts';
import { calendarView } from '../../views/calendar.ts';
import { OPEN_HEADERS } from '../respond.ts';
import type { SiteDocument } from '../site-document.ts';
import { type BesidePage, documentsBeside } from '../subjects.ts';
import { writeCalendar } from './write-calendar.ts';

const CALENDAR: BesidePage = {
  name: 'calendar.ics',
  make: (context, subject) => {
    const view = calendarView(context, subject);
    if (view === null) return null;
    return {
      type: 'text/calendar; charset=utf-8',
      text: writeCalendar(view, context),
      headers: OPEN_HEADERS,
    };
  },
};

/** The calendars of the site, of every panel and of every feature: what comes back when, and planned work. */
export function calendarDocuments(state: State): Generator<SiteDocument> {
  return documentsBeside(state, [CALENDAR]);
}
