import { owedNotices, type SentNotice } from '../../domain/authority-clock.ts';
import type { LogEvent } from '../../domain/events.ts';
import type { IncidentId } from '../../domain/incident.ts';
import { recordOf } from '../../domain/incident-record.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import type { Locale } from '../../domain/locale.ts';
import type { ToldSoFar } from '../../domain/notify-status.ts';
import type { Change } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantExactly } from '../../i18n/dates.ts';
import { reportWords } from '../../i18n/incident-report.ts';
import { updateWords } from '../../i18n/updates.ts';
import { joinedLines } from '../change-lines.ts';
import type { ViewContext } from '../context.ts';
import { saidOfIncident } from './report-event.ts';
import { type ReportPart, scopeText, sentence } from './report-parts.ts';

/** What a report is made of. */
interface ReportSource {
  readonly incident: IncidentId;
  /** The whole log. */
  readonly events: readonly LogEvent[];
  readonly sent: readonly SentNotice[];
  /** How many subscribers were told of an event, and by when; `null`: nobody was to be. */
  toldOf(event: LogEvent): ToldSoFar | null;
  /** The machine's clock. */
  readonly wall: Instant;
  /** What to call an actor of the log. */
  nameOf(actor: string): string;
  /** With the names of people, and with what staff wrote for themselves. */
  readonly withNames: boolean;
}

interface ReportEntry {
  readonly revision: number;
  readonly title: string;
  /** By the site clock. */
  readonly at: Instant;
  readonly when: string;
  /** When it was recorded, as what, and by whom. */
  readonly recorded: string;
  readonly parts: readonly ReportPart[];
}

/** What was said of an incident and corrected, and when, in one language. */
export interface IncidentReport {
  readonly locale: Locale;
  readonly incident: IncidentId;
  readonly title: string;
  readonly made: string;
  /** How it is to be read. */
  readonly guide: string;
  /** What it comes to: a term, and what is said of it. */
  readonly summary: readonly (readonly [term: string, text: string])[];
  readonly entries: readonly ReportEntry[];
}

export function incidentReport(context: ViewContext, source: ReportSource): IncidentReport {
  const { locale, state } = context;
  const words = reportWords[locale];
  const { incident, events, wall, withNames } = source;
  const title = findIncident(state, incident)?.title ?? state.incidents[incident]?.title ?? null;
  const record = recordOf(events, incident);
  return {
    locale,
    incident,
    title: title === null ? incident : localText(title, locale).text,
    made: words.made(state.revision, formatInstantExactly(wall, locale)),
    guide: [
      words.clocks,
      ...(state.clock.mode === 'replay' ? [words.replay] : []),
      ...(withNames ? [] : [words.pseudonyms]),
    ].join(' '),
    summary: summaryOf(context, source, record),
    entries: record.map((event) => entryOf(context, source, event)),
  };
}

/** What an authority asks first. */
function summaryOf(
  context: ViewContext,
  { incident: id, sent, nameOf }: ReportSource,
  record: readonly LogEvent[],
): (readonly [term: string, text: string])[] {
  const { state, locale } = context;
  const { terms, ...words } = reportWords[locale];
  const { status: statusWords, impact: impactWords } = updateWords[locale];
  const incident = findIncident(state, id);
  const tell = (instant: Instant) => formatInstantExactly(instant, locale);
  const owed = owedNotices(state, id, sent);
  const [first] = owed;
  const count = (...types: readonly LogEvent['type'][]) =>
    record.filter(({ type }) => types.includes(type)).length;
  return [
    ...(incident === null
      ? [[terms.status, words.takenBack] as const]
      : [
          [
            terms.status,
            incident.status === null ? words.nothingSaid : statusWords[incident.status],
          ] as const,
          ...(incident.impact === null ? [] : [[terms.impact, impactWords[incident.impact]] as const]),
          [terms.scope, scopeText(context, incident)] as const,
          [terms.started, tell(incident.startedAt)] as const,
        ]),
    [terms.known, first ? tell(first.knownSince) : words.notKnownSince],
    ...(record[0] ? [[terms.first, tell(record[0].recordedAt)] as const] : []),
    ...(incident?.resolvedAt ? [[terms.ended, tell(incident.resolvedAt)] as const] : []),
    [
      terms.entries,
      words.counts(record.length, count('update.corrected', 'incident.corrected'), count('change.undone')),
    ],
    ...owed.map(({ hours, by, sent: notice }) => {
      const reference = notice?.reference ?? null;
      const lines = [
        words.due(tell(by)),
        notice === null ? words.notSent : words.sent(tell(notice.sentAt), nameOf(notice.sentBy)),
        ...(reference === null ? [] : [words.reference(reference)]),
      ];
      return [words.notice[hours], `${lines.join('; ')}.`] as const;
    }),
  ];
}

function entryOf(
  context: ViewContext,
  { incident, nameOf, withNames, toldOf }: ReportSource,
  event: LogEvent,
): ReportEntry {
  const { state, locale } = context;
  const words = reportWords[locale];
  const change = state.changes[event.sequence - 1];
  const reason = change?.reason ?? null;
  const { title, parts } = saidOfIncident(context, event, change, incident);
  return {
    revision: event.sequence,
    title,
    at: event.effectiveAt,
    when: formatInstantExactly(event.effectiveAt, locale),
    recorded: words.recorded(
      formatInstantExactly(event.recordedAt, locale),
      event.sequence,
      nameOf(event.actor),
    ),
    parts: [
      ...parts,
      ...(change ? stateLines(context, change) : []),
      ...toldParts(locale, toldOf(event)),
      ...(withNames && reason !== null ? [sentence(words.reason(reason.replace(/\s+/g, ' ').trim()))] : []),
    ],
  };
}

/** How many were told of it, and by when. */
function toldParts(locale: Locale, told: ToldSoFar | null): ReportPart[] {
  if (told === null) return [];
  const words = reportWords[locale].told;
  const { sent, waiting, refused, firstAt, lastAt } = told;
  const parts = [
    ...(firstAt === null || lastAt === null
      ? []
      : [words.sent(sent, formatInstantExactly(firstAt, locale), formatInstantExactly(lastAt, locale))]),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...(refused > 0 ? [words.refused(refused)] : []),
  ];
  return parts.length === 0 ? [] : [sentence(`${parts.join('; ')}.`)];
}

/** What changed of panels and features with it, a line for each. */
function stateLines(context: ViewContext, change: Change): ReportPart[] {
  const lines = joinedLines(context, change, 'change', { ofPanel: () => true, ofFeature: () => true });
  return lines.length === 0 ? [] : [{ kind: 'lines', lines: lines.map(({ text }) => text) }];
}
