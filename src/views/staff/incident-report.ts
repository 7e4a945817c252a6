import { owedNotices, type SentNotice } from '../../domain/authority-clock.ts';
import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import type { ContentDocument } from '../../domain/documents.ts';
import type { LogEvent } from '../../domain/events.ts';
import type { Impact, IncidentId, Scope } from '../../domain/incident.ts';
import { isDocumentOf, recordOf } from '../../domain/incident-record.ts';
import { findIncident, localText } from '../../domain/incidents.ts';
import type { Locale, TranslatedText } from '../../domain/locale.ts';
import { panelNameOf } from '../../domain/panel-name.ts';
import type { Change } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { reportWords } from '../../i18n/incident-report.ts';
import { joinList } from '../../i18n/list.ts';
import { NBSP } from '../../i18n/nbsp.ts';
import { updateWords } from '../../i18n/updates.ts';
import { joinedLines } from '../change-lines.ts';
import type { ViewContext } from '../context.ts';

/** What a report is made of. */
interface ReportSource {
  readonly incident: IncidentId;
  /** The whole log. */
  readonly events: readonly LogEvent[];
  readonly sent: readonly SentNotice[];
  /** The machine's clock. */
  readonly wall: Instant;
  /** What to call an actor of the log. */
  nameOf(actor: string): string;
  /** With the names of people, and with what staff wrote for themselves. */
  readonly withNames: boolean;
}

/** What was said of an incident and corrected, and when, in one language: Markdown. */
export function incidentReport(context: ViewContext, source: ReportSource): string {
  const { locale, state } = context;
  const words = reportWords[locale];
  const { incident, events, wall, withNames } = source;
  const title = findIncident(state, incident)?.title ?? state.incidents[incident]?.title ?? null;
  const parts = [
    `# ${words.title(title === null ? incident : localText(title, locale).text)}`,
    `\`${incident}\``,
    words.made(state.revision, formatInstantInFull(wall, locale)),
    [
      words.clocks,
      ...(state.clock.mode === 'replay' ? [words.replay] : []),
      ...(withNames ? [] : [words.pseudonyms]),
    ].join(' '),
    noticesText(context, source),
    `## ${words.events}`,
    ...recordOf(events, incident).map((event) => entryText(context, source, event)),
  ];
  return `${parts.join('\n\n').replaceAll(NBSP, ' ')}\n`;
}

function noticesText({ state, locale }: ViewContext, { incident, sent, nameOf }: ReportSource): string {
  const words = reportWords[locale];
  const owed = owedNotices(state, incident, sent);
  const [first] = owed;
  if (!first) return words.notKnownSince;
  const tell = (instant: Instant) => formatInstantInFull(instant, locale);
  const lines = owed.map(({ hours, by, sent: notice }) => {
    const told = notice === null ? words.notSent : words.sent(tell(notice.sentAt), nameOf(notice.sentBy));
    const reference = notice?.reference ?? null;
    return `- ${[words.due(words.notice[hours], tell(by)), told, ...(reference === null ? [] : [words.reference(reference)])].join('; ')}`;
  });
  return `${words.knownSince(tell(first.knownSince))}\n\n${lines.join('\n')}`;
}

function entryText(
  context: ViewContext,
  { incident, nameOf, withNames }: ReportSource,
  event: LogEvent,
): string {
  const { state, locale } = context;
  const words = reportWords[locale];
  const change = state.changes[event.sequence - 1];
  const reason = change?.reason ?? null;
  const [heading, ...paragraphs] = said(context, event, change, incident);
  return [
    `### ${formatInstantInFull(event.effectiveAt, locale)}: ${heading}`,
    words.recorded(event.recordedAt, event.sequence, nameOf(event.actor)),
    ...paragraphs,
    ...(change ? stateLines(context, change) : []),
    ...(withNames && reason !== null ? [words.reason(onOneLine(reason))] : []),
  ].join('\n\n');
}

/** What an event says of the incident: a heading, and paragraphs. */
function said(
  context: ViewContext,
  event: LogEvent,
  change: Change | undefined,
  incident: IncidentId,
): readonly [heading: string, ...string[]] {
  const { locale } = context;
  const words = reportWords[locale];
  const { status: statusWords } = updateWords[locale];
  const { type, payload } = event;
  if (payload === null) return [words.type.unreadable];
  const tell = (instant: Instant) => formatInstantInFull(instant, locale);
  switch (type) {
    case 'incident.opened':
      return [
        words.type.opened,
        quoted(locale, payload.title),
        ...scopeText(context, payload),
        words.started(tell(payload.startedAt)),
        ...(payload.knownSince ? [words.knownSince(tell(payload.knownSince))] : []),
        ...(payload.update
          ? [`${words.type.posted(statusWords[payload.update.status])}`, quoted(locale, payload.update.body)]
          : []),
        ...(payload.update?.nextUpdateBy ? [words.next(tell(payload.update.nextUpdateBy))] : []),
        ...(payload.notify === false ? [words.quiet] : []),
      ];
    case 'incident.corrected': {
      const before = change?.titles[0]?.before ?? null;
      return [
        change?.titles.length === 0 ? words.type.known : words.type.corrected,
        ...(before === null
          ? []
          : [words.before, quoted(locale, before.title), words.after, quoted(locale, payload.title)]),
        ...(payload.knownSince ? [words.knownSince(tell(payload.knownSince))] : []),
      ];
    }
    case 'update.posted':
      return [
        words.type.posted(statusWords[payload.status]),
        quoted(locale, payload.body),
        ...scopeText(context, payload),
        ...(payload.at ? [words.about(tell(payload.at))] : []),
        ...(payload.nextUpdateBy ? [words.next(tell(payload.nextUpdateBy))] : []),
        ...(payload.notify === false ? [words.quiet] : []),
      ];
    case 'update.corrected': {
      const before = change?.updates[0]?.before ?? null;
      return [
        words.type.rewritten,
        ...(before === null ? [] : [words.before, quoted(locale, before.body)]),
        words.after,
        quoted(locale, payload.body),
      ];
    }
    case 'content.published':
    case 'words.published':
      return [words.type.published, ...documentsText(payload.documents, locale, incident)];
    case 'content.withdrawn':
    case 'words.withdrawn':
      return [words.type.withdrawn];
    case 'change.undone':
      return [words.type.undone(payload.revision)];
    case 'event.redacted':
      return [words.type.redacted(payload.revision)];
    case 'status.confirmed':
      return [
        words.type.confirmed,
        ...(payload.nextUpdateBy ? [words.next(tell(payload.nextUpdateBy))] : []),
      ];
    default:
      return [words.type.states];
  }
}

function documentsText(
  documents: readonly ContentDocument[],
  locale: Locale,
  incident: IncidentId,
): string[] {
  return documents.flatMap((document) =>
    isDocumentOf(document, incident) && document.locale === locale
      ? [quote(`${document.words.title}\n\n${document.words.body}`)]
      : [],
  );
}

function scopeText(
  context: ViewContext,
  { panels, features, impact }: Scope & { readonly impact: Impact },
): string[] {
  const { locale, state } = context;
  const words = reportWords[locale];
  const named = features.map((id) => {
    const entry = catalogueOf(state).features.find((one) => one.id === id);
    return entry ? wordsOf(entry, locale).title : id;
  });
  const letters = panels.map((id) => {
    const entry = catalogueOf(state).panels.find((one) => one.id === id);
    return entry ? panelNameOf(entry, locale) : id;
  });
  const who = letters.length === 0 ? words.everybody : joinList(locale, letters);
  return [`${words.impact(updateWords[locale].impact[impact])} ${words.scope(who, joinList(locale, named))}`];
}

/** What changed of panels and features with it, a line for each. */
function stateLines(context: ViewContext, change: Change): string[] {
  const lines = joinedLines(context, change, 'change', { ofPanel: () => true, ofFeature: () => true });
  return lines.length === 0 ? [] : [lines.map(({ text }) => `- ${text}`).join('\n')];
}

function quoted(locale: Locale, text: TranslatedText): string {
  const local = localText(text, locale);
  const note = local.locale === locale ? '' : `${reportWords[locale].untranslated}\n\n`;
  return `${note}${quote(local.text)}`;
}

function quote(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
