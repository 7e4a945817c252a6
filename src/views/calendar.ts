import type { CellAddress } from '../domain/availability.ts';
import { catalogueOf, type Entry } from '../domain/catalogue.ts';
import { type Day, dayAfter } from '../domain/day.ts';
import { daysBetween } from '../domain/day-count.ts';
import type { FeatureMeta } from '../domain/documents.ts';
import { endedPromise } from '../domain/ended-promise.ts';
import type { Revision } from '../domain/events.ts';
import { localText } from '../domain/incidents.ts';
import { localePath } from '../domain/locale.ts';
import { maintenancePhase } from '../domain/maintenance.ts';
import { coversPanel } from '../domain/maintenances.ts';
import { ownPath } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import type { MaintenanceState, Recorded, State } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { typedIn } from '../domain/writing.ts';
import { calendarWords } from '../i18n/calendar.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDayInFull } from '../i18n/dates.ts';
import { feedWords } from '../i18n/feeds.ts';
import { fillPhrase } from '../i18n/fill-phrase.ts';
import { homeWords } from '../i18n/home.ts';
import { promiseLanguage } from '../i18n/promise-phrases.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { type FeedSubject, nameOfSubject } from './feed.ts';
import { courseText, workCourse } from './maintenance.ts';
import { siteNameOf } from './page.ts';
import { panelIds, panelName } from './panels.ts';
import { namedPart } from './words.ts';

/** How long what is over, kept or called off stays in a calendar (days). */
const KEPT = 30;

export interface CalendarItem {
  /** Never another for the same thing: `ceneo-xml.a@<log>`. */
  readonly uid: string;
  /** The revision of its last change: never less than it was. */
  readonly sequence: Revision;
  /** When that was said (site clock). */
  readonly stamp: Instant;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  /** A whole day, and the day after it; or from when until when (`null`: it takes no time). */
  readonly when:
    | { readonly day: Day; readonly next: Day }
    | { readonly from: Instant; readonly until: Instant | null };
  /** One line of plain text. */
  readonly summary: string;
  /** Plain text. */
  readonly description: string;
  /** Its page. */
  readonly href: string;
}

export interface CalendarView {
  readonly name: string;
  readonly description: string;
  readonly items: readonly CalendarItem[];
}

/**
 * The days on which things are promised back, and planned work. What was promised without a day is not in it: a calendar would
 * make a day of it.
 *
 * @returns `null` when there is no such panel or feature
 */
export function calendarView(context: ViewContext, subject: FeedSubject): CalendarView | null {
  const { state, locale } = context;
  const named = nameOfSubject(context, subject);
  if (named === null) return null;
  const away = { ...context, leavesPage: true };
  const panels = subject.of === 'panel' ? [subject.id] : panelIds(state);
  const features = catalogueOf(state).features.filter(
    ({ id }) => subject.of !== 'feature' || id === subject.id,
  );
  const works = Object.values(state.maintenances).filter((one) => isAbout(one, subject));
  return {
    name: feedWords[locale].named(siteNameOf(state, locale), named.name),
    description: calendarWords[locale].description,
    items: [
      ...features.flatMap((entry) => panels.flatMap((panel) => promisedDay(away, entry, panel) ?? [])),
      ...works.flatMap((one) => plannedWork(away, one) ?? []),
    ],
  };
}

function isAbout(one: MaintenanceState, subject: FeedSubject): boolean {
  if (subject.of === 'panel') return coversPanel(one, subject.id);
  return subject.of === 'site' || one.features.length === 0 || one.features.includes(subject.id);
}

/** The day promised of a cell; or, for a while, the one that was. */
function promisedDay(context: ViewContext, entry: Entry<FeatureMeta>, panel: PanelId): CalendarItem | null {
  const { state, locale, now } = context;
  const words = calendarWords[locale];
  const address = { feature: entry.id, panel };
  const { word, estimate, note } = cellView(context, entry.id, panel);
  const what = `${namedPart(context, entry).title} (${panelName(context, panel)})`;
  const item = { ...standingOf(state, address), href: localePath(locale, ownPath(entry)) };
  if (estimate?.day) {
    const { day, kind, isOverdue } = estimate;
    const isFirm = kind === 'day' && !isOverdue;
    return {
      ...item,
      status: kind === 'about' ? 'tentative' : 'confirmed',
      when: wholeDay(day),
      // Of about a day it is said in every calendar that it is about it, also once it has passed.
      summary: isFirm ? words.due(what) : words.is(what, kind === 'about' ? estimate.when : estimate.short),
      description: [`${word}, ${estimate.beside}`, note?.text].filter(Boolean).join('\n'),
    };
  }
  const ended = endedPromise(state.index.features[entry.id] ?? [], entry.id, panel);
  if (ended === null || daysBetween(dayAt(ended.endedAt), dayAt(now)) > KEPT) return null;
  const isBack = ended.after.state === 'available';
  const became = isBack ? commonWords[locale].availability.available : homeWords[locale].noEstimate;
  return {
    ...item,
    status: 'cancelled',
    when: wholeDay(ended.day),
    summary: words.is(what, became),
    // What was about a day stays so, also once it is over.
    description: words.was(
      fillPhrase(promiseLanguage[locale].estimate[ended.isAbout ? 'about' : 'day'], {
        day: formatDayInFull(ended.day, locale),
      }),
    ),
  };
}

function wholeDay(day: Day): CalendarItem['when'] {
  return { day, next: dayAfter(day) };
}

/** Which event of the log last changed what is said of a cell. */
function standingOf(
  state: State,
  { feature, panel }: CellAddress,
): Pick<CalendarItem, 'uid' | 'sequence' | 'stamp'> {
  const said = [state.cells[feature]?.[panel], state.restoration[panel], ...state.index.redactions];
  return { uid: `${feature}.${panel}@${state.logId}`, ...lastOf(said) };
}

/**
 * The last of several events. What was taken out of the log puts back what had been said before it: a client that saw more
 * must not take that for something older.
 */
function lastOf(said: readonly (Recorded | undefined)[]): Pick<CalendarItem, 'sequence' | 'stamp'> {
  let last: Recorded = { revision: 0, at: '1970-01-01T00:00:00.000Z' };
  for (const one of said) if (one && one.revision > last.revision) last = one;
  return { sequence: last.revision, stamp: last.at };
}

/** Planned work, until a while after it; taken back or called off as well. */
function plannedWork(context: ViewContext, one: MaintenanceState): CalendarItem | null {
  const { state, locale, now, words: renderer, siteUrl } = context;
  const { from, until, endedAt, cancelledAt, courses, changed } = one;
  const last = courses.at(-1)?.at ?? one.at;
  const isOff = !one.stands || maintenancePhase(one, now) === 'cancelled';
  const end = one.stands && endedAt !== null ? endedAt : until;
  const over = one.stands ? (cancelledAt ?? end) : last;
  if (over < now && daysBetween(dayAt(over), dayAt(now)) > KEPT) return null;
  const title = localText(one.title, locale);
  const body = localText(one.body, locale);
  return {
    uid: `${one.id}@${state.logId}`,
    ...lastOf([{ revision: changed, at: last }, ...state.index.redactions]),
    status: isOff ? 'cancelled' : 'confirmed',
    when: { from, until: end > from ? end : until > from ? until : null },
    summary: isOff ? calendarWords[locale].cancelled(title.text) : title.text,
    description: [
      one.stands ? workCourse(context, one) : courseText(context, null),
      renderer.plain(body.text, siteUrl ?? '', typedIn(body.locale)),
    ]
      .filter(Boolean)
      .join('\n\n'),
    href: localePath(locale, '/'),
  };
}
