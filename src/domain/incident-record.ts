import type { ContentDocument } from './documents.ts';
import type { LogEvent, Revision } from './events.ts';
import type { IncidentId, Scope } from './incident.ts';

/**
 * The events that say something of an incident, in their order: of it, of what was said of it, of its document, of what
 * changed meanwhile on the panels and features that it concerns, and what became of any of these afterwards. What was said
 * of incidents and was taken out of the log since it began is among them: nobody can tell any more of which it was.
 */
export function recordOf(events: readonly LogEvent[], incident: IncidentId): LogEvent[] {
  const scopes = events.flatMap((event) => scopeOf(event, incident));
  const first = events.find((event) => isAbout(event, incident))?.sequence;
  if (first === undefined) return [];
  const last = lastOf(events, incident);
  const record = new Set<Revision>();
  for (const event of events) {
    const isWithin = event.sequence >= first && event.sequence <= last;
    if (
      isAbout(event, incident) ||
      (isWithin && (touches(event, scopes) || isUnreadable(event))) ||
      (event.type === 'change.undone' && record.has(event.payload?.revision ?? 0)) ||
      (event.type === 'event.redacted' && record.has(event.payload?.revision ?? 0))
    )
      record.add(event.sequence);
  }
  return events.filter(({ sequence }) => record.has(sequence));
}

/** Whether an event says something of the incident itself. */
export function isAbout(event: LogEvent, incident: IncidentId): boolean {
  const { type, payload } = event;
  if (payload === null) return false;
  switch (type) {
    case 'incident.opened':
      return payload.id === incident;
    case 'past.imported':
      return (
        payload.incidents.some(({ id }) => id === incident) ||
        payload.updates.some((update) => update.incident === incident)
      );
    case 'incident.corrected':
    case 'update.posted':
    case 'update.corrected':
      return payload.incident === incident;
    case 'content.published':
    case 'words.published':
      return payload.documents.some((document) => isDocumentOf(document, incident));
    case 'content.withdrawn':
      return payload.paths.some((path) => isPathOf(path, incident));
    case 'words.withdrawn':
      return payload.withdrawn.some(({ path }) => isPathOf(path, incident));
    case 'change.undone':
      return (
        [...payload.incidents, ...payload.titles].some(({ id }) => id === incident) ||
        payload.updates.some((update) => update.incident === incident) ||
        payload.documents.some(({ path }) => isPathOf(path, incident))
      );
    default:
      return false;
  }
}

/** Whether a document tells of the incident, in whatever language. */
export function isDocumentOf({ collection, id, path }: ContentDocument, incident: IncidentId): boolean {
  const tellsOf = collection === 'incidents' || collection === 'postmortems';
  return tellsOf && (id === incident || isPathOf(path, incident));
}

function isPathOf(path: string, incident: IncidentId): boolean {
  return [`/incidents/${incident}.md`, `/postmortems/${incident}.md`].some((end) => path.endsWith(end));
}

function scopeOf({ type, payload }: LogEvent, incident: IncidentId): Scope[] {
  if (payload === null) return [];
  if (type === 'incident.opened' && payload.id === incident) return [payload];
  return type === 'update.posted' && payload.incident === incident ? [payload] : [];
}

/** A statement of panels or features that the incident ever named; where it named none, of any. */
function touches({ type, payload }: LogEvent, scopes: readonly Scope[]): boolean {
  if (payload === null) return false;
  if (type === 'status.confirmed') return true;
  const ofPanel = (panel: string) =>
    scopes.some(({ panels }) => panels.length === 0 || panels.includes(panel));
  const ofFeature = (feature: string) =>
    scopes.some(({ features }) => features.length === 0 || features.includes(feature));
  if (type === 'restoration.set') return payload.cells.some(({ panel }) => ofPanel(panel));
  return (
    type === 'availability.set' &&
    payload.cells.some(({ panel, feature }) => ofPanel(panel) && ofFeature(feature))
  );
}

function isUnreadable({ type, payload }: LogEvent): boolean {
  return payload === null && (type.startsWith('incident.') || type.startsWith('update.'));
}

/** The last event that speaks of it. */
function lastOf(events: readonly LogEvent[], incident: IncidentId): Revision {
  return events.findLast((event) => isAbout(event, incident))?.sequence ?? 0;
}
