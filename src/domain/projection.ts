import { indexChanges } from './change-index.ts';
import type { ContentDocument } from './documents.ts';
import { hasParts } from './event-part.ts';
import type { LogEvent } from './events.ts';
import { incidentsMovedBy, renewCourses } from './incident-course.ts';
import { lastingPromise } from './next-update.ts';
import { renewGoingOn } from './open-incidents.ts';
import { putBeside, putCell, putPanel } from './projection-cells.ts';
import { putDocument, settleListed } from './projection-documents.ts';
import { projectImport } from './projection-import.ts';
import { projectChange, projectPlan, putCourse } from './projection-maintenance.ts';
import {
  applyRestored,
  projectOpening,
  projectPosting,
  putWords,
  recordCorrection,
} from './projection-updates.ts';
import { type Cell, type Change, EMPTY_STATE, type Recorded, type State } from './state.ts';
import type { Instant } from './time.ts';

/** The containers of a state while a batch of events is laid into it; what they hold stays immutable. */
type Draft = { -readonly [K in keyof State]: State[K] } & {
  changes: Change[];
  restoration: Record<string, State['restoration'][string]>;
  cells: Record<string, Readonly<Record<string, Cell>>>;
  documents: Record<string, State['documents'][string]>;
  withdrawn: Record<string, State['withdrawn'][string]>;
  ingested: Record<string, string | null>;
};

/**
 * The state after all of `events`, or after those effective by `at` (site clock). Pure and total: any
 * sequence of valid events gives a state, and replaying from zero gives the same as going on.
 */
export function project(events: Iterable<LogEvent>, at: Instant | null = null): State {
  const past = at === null ? events : [...events].filter((event) => event.effectiveAt <= at);
  return extend(EMPTY_STATE, past);
}

/** The state after `events` which follow those that `state` is made of. */
export function extend(state: State, events: Iterable<LogEvent>): State {
  const news = [...events];
  // Words are many, and most events speak of none.
  const copyWords = news.some(speaksOfWords);
  const draft: Draft = {
    ...state,
    restoration: { ...state.restoration },
    cells: { ...state.cells },
    documents: copyWords ? { ...state.documents } : state.documents,
    withdrawn: copyWords ? { ...state.withdrawn } : state.withdrawn,
    ingested: copyWords ? { ...state.ingested } : state.ingested,
    changes: [...state.changes],
  };
  for (const event of news) apply(draft, event);
  const changes = draft.changes.slice(state.changes.length);
  draft.index = indexChanges(state.index, changes, draft.changes);
  const wordsChanged = changes.some((change) => change.documents.length > 0);
  return wordsChanged ? draft : { ...draft, documents: state.documents, withdrawn: state.withdrawn };
}

function speaksOfWords({ type }: LogEvent): boolean {
  return type === 'change.undone' || type.startsWith('content.') || type.startsWith('words.');
}

function apply(draft: Draft, event: LogEvent): void {
  const recorded: Recorded = { revision: event.sequence, at: event.effectiveAt };
  draft.revision = event.sequence;
  draft.logId = event.logId;
  draft.lastEffectiveAt = event.effectiveAt;
  const change = applyPayload(draft, event, recorded);
  settleListed(draft, change.documents, recorded.revision);
  if (isStatement(change)) draft.lastStated = recorded;
  draft.courses = renewCourses(draft.courses, draft, incidentsMovedBy(change), recorded);
  draft.goingOn = renewGoingOn(draft, recorded.revision);
  settlePromise(draft, change, recorded);
  draft.changes.push(change);
}

/** Whether a change says how things are: confirmed counts; words, the clock and a past taken over do not. */
export function isStatement(change: Change): boolean {
  const { type, restoration, availability, incidents, isRedacted } = change;
  if (isRedacted) return false;
  // What another site told of the past says nothing of now.
  if (type === 'past.imported') return availability.length > 0;
  const { length } = [...restoration, ...availability, ...incidents];
  return length > 0 || type === 'update.posted' || type === 'status.confirmed';
}

/** A promise is given, kept, or ends with its incident. */
function settlePromise(draft: Draft, { type, nextUpdateBy }: Change, recorded: Recorded): void {
  const promised = draft.promise?.nextUpdateBy ?? null;
  const isGiven = nextUpdateBy !== null || draft.confirmation?.revision === recorded.revision;
  // Of cells and panels there may be hundreds of thousands of events: they keep a promise, or leave it.
  const isOfCells = type === 'availability.set' || type === 'restoration.set';
  if (isOfCells && (promised === null || recorded.at < promised)) return;
  const by = lastingPromise(draft);
  if (isGiven || by !== promised) draft.promise = { ...recorded, nextUpdateBy: by };
}

function applyPayload(draft: Draft, event: LogEvent, recorded: Recorded): Change {
  const unchanged = emptyChange(event, recorded);
  if (event.payload === null) return { ...unchanged, isRedacted: true };
  switch (event.type) {
    case 'clock.set':
      draft.clock =
        event.payload.mode === 'live'
          ? { mode: 'live', revision: recorded.revision }
          : { ...event.payload, setAt: event.recordedAt, revision: recorded.revision };
      return unchanged;
    case 'content.published': {
      const documents = event.payload.documents.map((document) => {
        draft.ingested[document.path] = document.sha256;
        return putDocument(draft, document.path, document, recorded);
      });
      return { ...unchanged, documents };
    }
    case 'content.withdrawn': {
      const documents = event.payload.paths.map((path) => {
        draft.ingested[path] = null;
        return putDocument(draft, path, null, recorded);
      });
      return { ...unchanged, documents };
    }
    case 'content.seen':
      for (const { path, sha256 } of event.payload.files) draft.ingested[path] = sha256;
      return unchanged;
    case 'words.published': {
      const { documents, left = [] } = event.payload;
      const put = (path: string, document: ContentDocument | null) =>
        putDocument(draft, path, document, recorded, { byStaff: true });
      return {
        ...unchanged,
        documents: [
          ...left.map((path) => put(path, null)),
          ...documents.map((document) => put(document.path, document)),
        ],
      };
    }
    case 'words.withdrawn': {
      const documents = event.payload.withdrawn.map(({ path, lastWords }) =>
        putDocument(draft, path, null, recorded, { byStaff: true, ...(lastWords !== null && { lastWords }) }),
      );
      return { ...unchanged, documents };
    }
    case 'restoration.set': {
      const { since } = event;
      return {
        ...unchanged,
        restoration: event.payload.cells.map((cell) => putPanel(draft, { ...cell, since }, recorded)),
      };
    }
    case 'availability.set': {
      const { since } = event;
      return {
        ...unchanged,
        availability: event.payload.cells.map((cell) => putCell(draft, { ...cell, since }, recorded)),
      };
    }
    case 'status.confirmed': {
      const { nextUpdateBy } = event.payload;
      draft.confirmation = { ...recorded, nextUpdateBy };
      return { ...unchanged, nextUpdateBy };
    }
    case 'change.undone': {
      const { payload } = event;
      return {
        ...unchanged,
        undoes: payload.revision,
        restoration: payload.restoration.map((panel) => putPanel(draft, panel, recorded)),
        availability: payload.availability.map((cell) => putCell(draft, cell, recorded)),
        documents: payload.documents.map(({ path, document, byStaff }) =>
          putDocument(draft, path, document, recorded, { ...(byStaff && { byStaff }) }),
        ),
        ...applyRestored(draft, payload, recorded),
        maintenances: (payload.maintenances ?? []).flatMap((one) => putCourse(draft, one, recorded)),
      };
    }
    case 'incident.opened': {
      const { payload, since } = event;
      const { id: incident, impact, panels, features, update } = payload;
      return {
        ...unchanged,
        ...projectOpening(draft, payload, recorded),
        ...putBeside(draft, payload, since, recorded),
        updates: update
          ? projectPosting(draft, { incident, impact, panels, features, ...update }, recorded)
          : [],
        nextUpdateBy: update?.nextUpdateBy ?? null,
      };
    }
    case 'incident.corrected': {
      const corrected = { ...event.payload, id: event.payload.incident };
      return { ...unchanged, ...recordCorrection(draft, corrected, recorded) };
    }
    case 'update.posted': {
      const { payload, since } = event;
      return {
        ...unchanged,
        ...putBeside(draft, payload, since, recorded),
        nextUpdateBy: payload.nextUpdateBy,
        updates: projectPosting(draft, payload, recorded),
      };
    }
    case 'update.corrected': {
      const { incident, update: id, why: _why, notify: _notify, ...said } = event.payload;
      const words = { ...said, corrected: recorded };
      return { ...unchanged, updates: putWords(draft, [{ incident, id, words }], recorded) };
    }
    case 'maintenance.planned':
      return { ...unchanged, maintenances: projectPlan(draft, event.payload, recorded) };
    case 'maintenance.changed':
      return { ...unchanged, maintenances: projectChange(draft, event.payload, recorded) };
    case 'past.imported': {
      const { payload, since } = event;
      return {
        ...unchanged,
        ...putBeside(draft, payload, since, recorded),
        ...projectImport(draft, payload, recorded),
      };
    }
    case 'event.redacted':
      return { ...unchanged, redaction: event.payload };
    default:
      return event satisfies never;
  }
}

function emptyChange(event: LogEvent, recorded: Recorded): Change {
  const why = event.payload !== null && 'why' in event.payload ? event.payload.why : undefined;
  return {
    ...recorded,
    type: event.type,
    recordedAt: event.recordedAt,
    hash: event.hash,
    since: event.since,
    actor: event.actor,
    reason: why?.reason ?? null,
    forced: why?.forced ?? false,
    restoration: [],
    availability: [],
    documents: [],
    incidents: [],
    titles: [],
    updates: [],
    maintenances: [],
    nextUpdateBy: null,
    undoes: null,
    ...(hasParts(event.type, event.version) && { hasParts: true }),
    ...(event.seal && { seal: event.seal }),
  };
}
