import type { ContentDocument } from '../../domain/documents.ts';
import type { LogEvent } from '../../domain/events.ts';
import type { IncidentId } from '../../domain/incident.ts';
import { isDocumentOf } from '../../domain/incident-record.ts';
import type { Change } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantExactly } from '../../i18n/dates.ts';
import { reportWords } from '../../i18n/incident-report.ts';
import { updateWords } from '../../i18n/updates.ts';
import type { ViewContext } from '../context.ts';
import { type ReportPart, scopeParts, sentence, titlePart, wordsPart } from './report-parts.ts';

/** The heading of an entry, and what stands below it. */
interface SaidOfIncident {
  readonly title: string;
  readonly parts: readonly ReportPart[];
}

/** What an event says of the incident. */
export function saidOfIncident(
  context: ViewContext,
  event: LogEvent,
  change: Change | undefined,
  incident: IncidentId,
): SaidOfIncident {
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
