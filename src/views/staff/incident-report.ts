import { owedNotices, type SentNotice } from '../../domain/authority-clock.ts';
import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import type { LogEvent } from '../../domain/events.ts';
import type { Impact, IncidentId, Scope } from '../../domain/incident.ts';
import { isDocumentOf, recordOf } from '../../domain/incident-record.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import type { Locale, TranslatedText } from '../../domain/locale.ts';
import type { ToldSoFar } from '../../domain/notify-status.ts';
import { panelNameOf } from '../../domain/panel-name.ts';
import type { Change } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantExactly } from '../../i18n/dates.ts';
import { reportWords } from '../../i18n/incident-report.ts';
import { joinList } from '../../i18n/list.ts';
import { updateWords } from '../../i18n/updates.ts';
import { joinedLines } from '../change-lines.ts';
import type { ViewContext } from '../context.ts';

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

/** A part of an entry: a sentence, words as readers saw them (safe HTML), or a line for each thing that changed. */
export type ReportPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly lang: Locale; readonly note: string | null }
  | { readonly kind: 'words'; readonly html: string; readonly lang: Locale; readonly note: string | null }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

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
  const { title, parts } = said(context, event, change, incident);
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

type Said = Pick<ReportEntry, 'title' | 'parts'>;

/** What an event says of the incident. */
function said(context: ViewContext, event: LogEvent, change: Change | undefined, incident: IncidentId): Said {
  const { locale } = context;
  const words = reportWords[locale];
  const { status: statusWords } = updateWords[locale];
  const { type, payload } = event;
  if (payload === null) return { title: words.type.unreadable, parts: [] };
  const tell = (instant: Instant) => formatInstantExactly(instant, locale);
  const next = (by: Instant | null | undefined) => (by ? [sentence(words.next(tell(by)))] : []);
  const quiet = (notify: boolean | undefined) => (notify === false ? [sentence(words.quiet)] : []);
  switch (type) {
    case 'incident.opened': {
      const { update } = payload;
      return {
        title: words.type.opened,
        parts: [
          titlePart(locale, payload.title),
          ...scopeParts(context, payload),
          sentence(words.started(tell(payload.startedAt))),
          ...(payload.knownSince ? [sentence(words.knownSince(tell(payload.knownSince)))] : []),
          ...(update
            ? [sentence(`${words.type.posted(statusWords[update.status])}:`), wordsPart(context, update.body)]
            : []),
          ...next(update?.nextUpdateBy),
          ...quiet(payload.notify),
        ],
      };
    }
    case 'incident.corrected': {
      const before = change?.titles[0]?.before ?? null;
      const { knownSince } = payload;
      return {
        title: change?.titles.length === 0 ? words.type.known : words.type.corrected,
        parts: [
          ...(before === null
            ? []
            : [
                sentence(words.before),
                titlePart(locale, before.title),
                sentence(words.after),
                titlePart(locale, payload.title),
              ]),
          ...(knownSince ? [sentence(words.knownSince(tell(knownSince)))] : []),
          ...(knownSince === null ? [sentence(words.notKnownSince)] : []),
        ],
      };
    }
    case 'update.posted':
      return {
        title: words.type.posted(statusWords[payload.status]),
        parts: [
          wordsPart(context, payload.body),
          ...scopeParts(context, payload),
          ...(payload.at ? [sentence(words.about(tell(payload.at)))] : []),
          ...next(payload.nextUpdateBy),
          ...quiet(payload.notify),
        ],
      };
    case 'update.corrected': {
      const before = change?.updates[0]?.before ?? null;
      return {
        title: words.type.rewritten,
        parts: [
          ...(before === null ? [] : [sentence(words.before), wordsPart(context, before.body)]),
          sentence(words.after),
          wordsPart(context, payload.body),
          ...quiet(payload.notify),
        ],
      };
    }
    case 'content.published':
    case 'words.published':
      return { title: words.type.published, parts: documentParts(context, payload.documents, incident) };
    case 'content.withdrawn':
    case 'words.withdrawn':
      return { title: words.type.withdrawn, parts: [] };
    case 'change.undone':
      return { title: words.type.undone(payload.revision), parts: [] };
    case 'event.redacted':
      return { title: words.type.redacted(payload.revision), parts: [] };
    case 'status.confirmed':
      return { title: words.type.confirmed, parts: next(payload.nextUpdateBy) };
    default:
      return { title: words.type.states, parts: [] };
  }
}

function documentParts(
  { locale, words }: ViewContext,
  documents: readonly ContentDocument[],
  incident: IncidentId,
): ReportPart[] {
  return documents
    .filter((document) => isDocumentOf(document, incident) && document.locale === locale)
    .flatMap((document): ReportPart[] => [
      { kind: 'title', text: document.words.title, lang: locale, note: null },
      { kind: 'words', html: words.html(document.words.body), lang: locale, note: null },
    ]);
}

function scopeParts(context: ViewContext, scope: Scope & { readonly impact: Impact }): ReportPart[] {
  const { locale } = context;
  const words = reportWords[locale];
  const impact = words.impact(updateWords[locale].impact[scope.impact]);
  return [sentence(`${impact} ${words.scope(scopeText(context, scope))}`)];
}

/** Panels by their names, then features. */
function scopeText({ locale, state }: ViewContext, { panels, features }: Scope): string {
  const catalogue = catalogueOf(state);
  const named = features.map((id) => {
    const entry = catalogue.features.find((one) => one.id === id);
    return entry ? wordsOf(entry, locale).title : id;
  });
  const letters = panels.map((id) => {
    const entry = catalogue.panels.find((one) => one.id === id);
    return entry ? panelNameOf(entry, locale) : id;
  });
  const { everybody, panels: panelWords } = reportWords[locale];
  const who = letters.length === 0 ? everybody : panelWords(joinList(locale, letters), letters.length);
  return named.length === 0 ? who : `${who}; ${joinList(locale, named)}`;
}

/** What changed of panels and features with it, a line for each. */
function stateLines(context: ViewContext, change: Change): ReportPart[] {
  const lines = joinedLines(context, change, 'change', { ofPanel: () => true, ofFeature: () => true });
  return lines.length === 0 ? [] : [{ kind: 'lines', lines: lines.map(({ text }) => text) }];
}

function sentence(text: string): ReportPart {
  return { kind: 'text', text };
}

function titlePart(locale: Locale, title: TranslatedText): ReportPart {
  const { text, locale: lang } = localText(title, locale);
  return { kind: 'title', text, lang, note: lang === locale ? null : reportWords[locale].untranslated };
}

function wordsPart({ locale, words }: ViewContext, body: TranslatedText): ReportPart {
  const { text, locale: lang } = localText(body, locale);
  const note = lang === locale ? null : reportWords[locale].untranslated;
  return { kind: 'words', html: words.html(text), lang, note };
}
