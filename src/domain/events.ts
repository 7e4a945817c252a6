import type { CellAddress, RecordedCell } from './availability.ts';
import type { Day } from './day.ts';
import type { ContentDocument } from './documents.ts';
import type { EventSeal } from './event-seal.ts';
import type { ImportedPast } from './imported.ts';
import type { IncidentId, OpenedIncident, PostedUpdate, UpdateFacts, UpdateId } from './incident.ts';
import type { TranslatedText } from './locale.ts';
import type { MaintenanceCourse, MaintenanceId, PlannedMaintenance } from './maintenance.ts';
import type { PanelId, Restoration } from './panel.ts';
import type { Instant } from './time.ts';

/** The sequence of an event in the log; 0 is the empty log. */
export type Revision = number;

/** The actor of the data set that an installation starts with. */
export const SEED_ACTOR = 'seed';

/** Who says what the files of the content folder say. */
export const CONTENT_ACTOR = 'content';

/** What was stated of one panel. */
export interface RestorationCell {
  readonly panel: PanelId;
  readonly restoration: Restoration;
}

/** What was stated of one feature on one panel; the day from which it holds is the event's. */
export type AvailabilityCell = CellAddress & Omit<RecordedCell, 'since'>;

/** A panel put back to what it was before; `null`: nobody had spoken of it. */
export interface RestoredPanel {
  readonly panel: PanelId;
  readonly restoration: Restoration | null;
  readonly since: Day | null;
}

/** A document put back to what it was before; `null`: it did not exist. */
interface RestoredDocument {
  readonly path: string;
  readonly document: ContentDocument | null;
  /** Staff had said that, or taken it away, in the browser. */
  readonly byStaff?: true;
}

/** Why something was said, for staff. It lies in the payload, so that a redaction takes it away as well. */
export interface Why {
  /** In their own words; `null`: they gave none. */
  readonly reason: string | null;
  /** It was said over what somebody else had changed meanwhile. */
  readonly forced: boolean;
}

/** What staff say may carry why; left out when there is nothing to say. */
interface Explained {
  readonly why?: Why;
}

/** What is said quietly tells nobody by message; left out: whoever asked is told. */
export interface Quiet {
  readonly notify?: false;
}

/** What changes together with what is said of an incident. The day from which it holds is the event's. */
export interface Beside {
  readonly cells?: readonly AvailabilityCell[];
  readonly restorations?: readonly RestorationCell[];
}

/** The first words of an incident, said with its opening. Its scope, and how grave it is, are the incident's. */
export type FirstUpdate = Pick<PostedUpdate, 'id' | 'status' | 'body' | 'nextUpdateBy'>;

/** When staff got to know of an incident (wall clock): for the regulator, never for readers. */
export interface KnownSince {
  readonly knownSince?: Instant | null;
}

/** Words that staff withdraw, and what its address answers from then on; `null`: what it said last. */
export interface WithdrawnWords {
  readonly path: string;
  /** Markdown. */
  readonly lastWords: string | null;
}

/** A file of the content folder that says what the log says, or beside which staff let that stand; `null`: there is none. */
interface SeenFile {
  readonly path: string;
  readonly sha256: string | null;
}

/** A maintenance put back to what it was before; `null`: it had not been announced. */
export interface RestoredMaintenance {
  readonly id: MaintenanceId;
  readonly course: MaintenanceCourse | null;
}

/** An incident that staff opened: taken back, or standing again. */
export interface RestoredIncident {
  readonly id: IncidentId;
  readonly stands: boolean;
}

/** The title of an incident that staff opened, which may be put right afterwards. */
export interface IncidentTitle {
  readonly title: TranslatedText;
  /** The translation says what an earlier original said. */
  readonly lags: boolean;
  /** When it was last put right, and by which event. */
  readonly corrected: { readonly revision: Revision; readonly at: Instant } | null;
}

/** A title put back to what it said before. */
export interface RestoredTitle {
  readonly id: IncidentId;
  readonly title: IncidentTitle;
}

/** The words of an update, which may be put right afterwards; and what it says beside them, where that was put right. */
export interface UpdateWords extends Partial<UpdateFacts> {
  readonly body: TranslatedText;
  /** The translation says what an earlier original said. */
  readonly lags: boolean;
  /** When they were last put right, and by which event. */
  readonly corrected: { readonly revision: Revision; readonly at: Instant } | null;
}

/** An update put back to what it said before; `null`: it had not been posted. */
export interface RestoredUpdate {
  readonly incident: IncidentId;
  readonly id: UpdateId;
  readonly words: UpdateWords | null;
}

/**
 * Everything that can ever stand in the log. Types are permanent: a new shape gets a version and an
 * upcaster (`store/upcast.ts`), never another meaning.
 */
interface EventPayloads {
  /** The site clock: the machine's, or a replay that runs on from an instant. */
  'clock.set': { readonly mode: 'live' } | { readonly mode: 'replay'; readonly instant: Instant };
  'content.published': { readonly documents: readonly ContentDocument[] };
  'content.withdrawn': { readonly paths: readonly string[] };
  /** A file equals what the log says, or may say what it does: from now on it is what that file is compared with. No line of the history. */
  'content.seen': { readonly files: readonly SeenFile[] };
  /** Words that staff wrote in the browser: the folder's files stay what they were. */
  'words.published': Explained &
    Quiet & {
      readonly documents: readonly ContentDocument[];
      /** The paths that documents of these had before they were renamed. */
      readonly left?: readonly string[];
    };
  'words.withdrawn': Explained & Quiet & { readonly withdrawn: readonly WithdrawnWords[] };
  'restoration.set': Explained & Quiet & { readonly cells: readonly RestorationCell[] };
  'availability.set': Explained & Quiet & { readonly cells: readonly AvailabilityCell[] };
  /** Checked, nothing changed. */
  'status.confirmed': Explained & { readonly nextUpdateBy: Instant | null };
  /** Everything one publication changed, put back. Self-contained, so that it needs no other event. */
  'change.undone': Explained &
    Quiet & {
      readonly revision: Revision;
      readonly restoration: readonly RestoredPanel[];
      readonly availability: readonly (CellAddress & RecordedCell)[];
      readonly documents: readonly RestoredDocument[];
      readonly incidents: readonly RestoredIncident[];
      readonly titles: readonly RestoredTitle[];
      readonly updates: readonly RestoredUpdate[];
      readonly maintenances?: readonly RestoredMaintenance[];
    };
  /** With everything at once: its first update, and what changes with it. */
  'incident.opened': Explained &
    Quiet &
    Beside &
    KnownSince &
    OpenedIncident & { readonly update?: FirstUpdate };
  /** The title of an incident put right; what it was stays in the log, and in the history. */
  'incident.corrected': Explained &
    KnownSince &
    Omit<IncidentTitle, 'corrected'> & { readonly incident: IncidentId };
  'update.posted': Explained &
    Quiet &
    Beside &
    PostedUpdate & {
      /** The moment it speaks of (site clock), where that is another than when it is said. */
      readonly at?: Instant;
    };
  /** The words of an update put right, or what it says beside them; what they were stays in the log, and in the history. */
  'update.corrected': Explained &
    Quiet &
    Omit<UpdateWords, 'corrected'> & {
      readonly incident: IncidentId;
      readonly update: UpdateId;
    };
  'maintenance.planned': Explained & Quiet & PlannedMaintenance;
  /** Moved, ended, extended or called off. */
  'maintenance.changed': Explained & Quiet & MaintenanceCourse & { readonly maintenance: MaintenanceId };
  /** What another status page had told, taken over with its own times. It tells nobody by message. */
  'past.imported': Explained & Pick<Beside, 'cells'> & ImportedPast;
  /** `parts`: only these were taken out, by their names (`event-part.ts`); left out: all that the event said. */
  'event.redacted': {
    readonly revision: Revision;
    readonly reason: string;
    readonly parts?: readonly string[];
  };
}

export type EventType = keyof EventPayloads;

export const EVENT_TYPES = [
  'clock.set',
  'content.published',
  'content.withdrawn',
  'content.seen',
  'words.published',
  'words.withdrawn',
  'restoration.set',
  'availability.set',
  'status.confirmed',
  'change.undone',
  'incident.opened',
  'incident.corrected',
  'update.posted',
  'update.corrected',
  'maintenance.planned',
  'maintenance.changed',
  'past.imported',
  'event.redacted',
] as const satisfies readonly EventType[];

/** An event about to be appended: what, by whom, and from which day it holds. */
export type DraftEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly payload: EventPayloads[T];
    /** The day from which it holds, `null` when it is not stated. Never an invented hour. */
    readonly since: Day | null;
    readonly actor: string;
  };
}[EventType];

/** What every event of the log carries beside its type and payload. */
export interface Envelope {
  readonly sequence: Revision;
  readonly logId: string;
  readonly version: number;
  /** Wall clock. */
  readonly recordedAt: Instant;
  /** Site clock. Never before the event in front of it. */
  readonly effectiveAt: Instant;
  readonly since: Day | null;
  readonly actor: string;
  /** Unique for each publication: appending it twice appends it once. */
  readonly changeId: string;
  /** Left out: it was read from something else than its database. */
  readonly seal?: EventSeal;
  /** SHA-256 over all of that, the digest of its payload and the event before it, hexadecimal; empty: it is not in the log. */
  readonly hash: string;
}

/** An event as it is read back; a payload that was redacted is `null`. */
export type LogEvent = {
  [T in EventType]: Envelope & { readonly type: T; readonly payload: EventPayloads[T] | null };
}[EventType];
