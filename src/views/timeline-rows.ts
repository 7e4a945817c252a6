import type { Locale } from '../domain/locale.ts';
import { type Instant, startOfDay } from '../domain/time.ts';
import { severalRestorations } from '../i18n/restorations.ts';
import { formatMoment, timelineWords } from '../i18n/timeline.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { beginningsOf } from './beginnings.ts';
import type { ViewContext } from './context.ts';
import type { Course, KnownPanel } from './panel-course.ts';
import type { PanelCourse } from './panel-periods.ts';
import { restorationWord } from './panels.ts';

/** One thing that happened, or is promised. */
export interface TimelineRow {
  readonly when: string;
  readonly instant: Instant;
  /** `A, B` */
  readonly letters: string;
  readonly text: string;
  /** `według zapewnień OVH` */
  readonly remark: string | null;
  /** Of a feature. */
  readonly link: { readonly href: string; readonly title: string; readonly lang: Locale | null } | null;
  readonly isOverdue: boolean;
}

/** What the picture shows, in the order of time; panels of which the same is known share a row. */
export function timelineRows(context: ViewContext, course: Course): TimelineRow[] {
  const rows = [
    ...incidentRows(context, course),
    ...courseRows(context, course),
    ...estimateRows(context, course),
  ];
  return rows.sort((x, y) => (x.instant < y.instant ? -1 : x.instant > y.instant ? 1 : 0));
}

function incidentRows(context: ViewContext, { incident, panels: known }: Course): TimelineRow[] {
  if (!incident) return [];
  const words = timelineWords[context.locale];
  const letters = (ids: readonly string[]) => lettersOf(known.filter(({ panel }) => ids.includes(panel)));
  const row = (instant: Instant, when: string, panels: readonly string[], text: string): TimelineRow => {
    return { when, instant, letters: letters(panels), text, remark: null, link: null, isOverdue: false };
  };
  const { startedAt, panels, backupAt, backupPanels, backupTolerance } = incident;
  const give = backupTolerance === 0 ? '' : `, ${words.tolerance(backupTolerance)}`;
  return [
    ...(backupAt === null
      ? []
      : [row(backupAt, `${formatMoment(backupAt, context)}${give}`, backupPanels, words.backupRow)]),
    row(startedAt, formatMoment(startedAt, context), panels, words.failureRow),
  ];
}

/** Every state that began, but for those which the incident's own rows tell of. */
function courseRows(context: ViewContext, { axis, incident, panels }: Course): TimelineRow[] {
  return beginningsOf(context, panels)
    .filter(({ period: { state, from } }) => state !== 'normal' && from >= startOfDay(axis.first))
    .filter(({ period: { state, from } }) => !(state === 'offline' && from === incident?.startedAt))
    .map(({ period, when, letters, panels: of }): TimelineRow => {
      const text = courseWord(period.state, of.length, context.locale);
      return { when, instant: period.from, letters, text, remark: null, link: null, isOverdue: false };
    });
}

function estimateRows({ locale }: ViewContext, { dated }: Course): TimelineRow[] {
  const words = timelineWords[locale];
  return dated.map(({ day, estimate, title, href, lang, panels }) => ({
    when: estimate.when,
    instant: startOfDay(day),
    letters: panels.join(', '),
    text: words.expected,
    remark: estimate.remark,
    link: { href, title, lang },
    isOverdue: estimate.isOverdue,
  }));
}

/** What one panel or several are in a course, in a word. */
export function courseWord(course: PanelCourse, count: number, locale: Locale): string {
  const outcome = course === 'normal' ? 'unknown' : course;
  const word = count === 1 ? restorationWord(locale, outcome) : severalRestorations[locale][outcome];
  return tieShortWords(word, locale);
}

function lettersOf(panels: readonly KnownPanel[]): string {
  return panels.map(({ letter }) => letter).join(', ');
}
