import type { CellAddress, FeatureId, RecordedCell } from './availability.ts';
import type { Day } from './day.ts';
import type { ContentDocument } from './documents.ts';
import type { EventSeal } from './event-seal.ts';
import type { EventType, IncidentTitle, Revision, UpdateWords } from './events.ts';
import type { ForeignNames, ImportService } from './imported.ts';
import type {
  Impact,
  IncidentId,
  OpenedIncident,
  PostedUpdate,
  Scope,
  UpdateFacts,
  UpdateId,
} from './incident.ts';
import type { TranslatedText } from './locale.ts';
import type { MaintenanceCourse, MaintenanceId, PlannedMaintenance } from './maintenance.ts';
import type { PanelId, Restoration } from './panel.ts';
import type { Instant } from './time.ts';

/** When something was last said, and by which event. */
export interface Recorded {
  readonly revision: Revision;
  /** Site clock. */
  readonly at: Instant;
}

/** What was stated of a whole panel. */
export interface RecordedPanel {
  readonly restoration: Restoration | null;
  readonly since: Day | null;
}

export interface PanelState extends RecordedPanel, Recorded {}

export interface Cell extends RecordedCell, Recorded {}

export interface PublishedDocument extends Recorded {
  readonly document: ContentDocument;
  /** Since which revision it has read as it does; a state that an older release kept has none. */
  readonly worded?: Revision;
  /** Since which revision lists of other pages have shown of it what they do; likewise. */
  readonly listed?: Revision;
  /** Staff said it in the browser, not a file of the content folder. */
  readonly byStaff?: true;
  /** Of words that were withdrawn: what its address answers; left out: what it said last. */
  readonly lastWords?: string;
}

/** An incident that staff opened. */
export interface IncidentState extends OpenedIncident, IncidentTitle, Recorded {
  /** Not taken back. */
  readonly stands: boolean;
  /** The last event that changed any of this. */
  readonly changed: Revision;
  /** When staff got to know of it (wall clock). For staff. */
  readonly knownSince?: Instant | null;
  /** What its address ended in on another site that told of it. */
  readonly former?: readonly string[];
}

/** A maintenance as it was announced and as it goes. */
export interface MaintenanceState
  extends Omit<PlannedMaintenance, 'from' | 'until'>,
    MaintenanceCourse,
    Recorded {
  /** Not taken back. */
  readonly stands: boolean;
  readonly changed: Revision;
  /** Every course it was given, oldest first, and from when that was so (site clock); the last is how it goes now. */
  readonly courses: readonly { readonly at: Instant; readonly course: MaintenanceCourse | null }[];
  /** What its address ended in on another site that told of it. */
  readonly former?: readonly string[];
}

/** An update as it reads now. One that was taken back stays, so that pages know that they have changed. */
export interface UpdateState extends PostedUpdate, Omit<UpdateWords, keyof UpdateFacts>, Recorded {
  readonly stands: boolean;
  readonly changed: Revision;
  /** The moment it speaks of (site clock); left out: when it was said. */
  readonly about?: Instant;
}

/**
 * Where an incident of which staff spoke stands: whether it goes on, and whom it concerns now (no panels: everybody).
 * Recorded is what last changed any of this.
 */
export interface IncidentCourse extends Scope, Recorded {
  readonly id: IncidentId;
  readonly isOpen: boolean;
  /** Since when it is open, by the site clock: opened, or opened again. */
  readonly since: Instant;
  /** When that it is over was said; `null` while it is open, and once it was taken back. */
  readonly endedAt: Instant | null;
  /** No update stands. */
  readonly isSilent: boolean;
  /** As it was last said; `null`: nobody has said. */
  readonly impact: Impact | null;
  /** How bad it is on each panel that it names: what was last said that concerns it. */
  readonly impacts: Readonly<Record<PanelId, Impact>>;
  /** The panels it ever concerned; `null`: all. */
  readonly reached: readonly PanelId[] | null;
}

export interface Confirmation extends Recorded {
  readonly nextUpdateBy: Instant | null;
}

/** The site clock as last set, and the wall clock's instant at which it was set. */
export type SiteClock =
  | { readonly mode: 'live'; readonly revision: Revision }
  | {
      readonly mode: 'replay';
      readonly instant: Instant;
      readonly setAt: Instant;
      readonly revision: Revision;
    };

/** What one event changed, with what was there before: the history, and what undo needs. */
export interface Change extends Recorded {
  readonly type: EventType;
  readonly recordedAt: Instant;
  /** Of its event: nothing that is said or taken out later changes it. Empty: it is not in the log, or an older release kept it. */
  readonly hash: string;
  readonly since: Day | null;
  readonly actor: string;
  /** Why, in the words of who said it. For staff, as the actor is. */
  readonly reason: string | null;
  /** It was said over what somebody else had changed meanwhile. For staff. */
  readonly forced: boolean;
  readonly restoration: readonly {
    readonly panel: PanelId;
    readonly before: RecordedPanel;
    readonly after: Restoration | null;
  }[];
  readonly availability: readonly (CellAddress & {
    readonly before: RecordedCell;
    readonly after: RecordedCell;
  })[];
  readonly documents: readonly {
    readonly path: string;
    readonly before: ContentDocument | null;
    readonly after: ContentDocument | null;
    /** What was there before was said by staff in the browser. */
    readonly wasByStaff?: true;
    /** What its address says from then on. */
    readonly lastWords?: string;
  }[];
  readonly incidents: readonly {
    readonly id: IncidentId;
    /** Whether it stood. */
    readonly before: boolean;
    readonly after: boolean;
  }[];
  readonly titles: readonly {
    readonly id: IncidentId;
    /** `null`: the incident did not stand. */
    readonly before: IncidentTitle | null;
    readonly after: IncidentTitle | null;
  }[];
  readonly updates: readonly {
    readonly incident: IncidentId;
    readonly id: UpdateId;
    /** `null`: it did not stand. */
    readonly before: UpdateWords | null;
    readonly after: UpdateWords | null;
  }[];
  readonly maintenances: readonly {
    readonly id: MaintenanceId;
    /** `null`: it did not stand. */
    readonly before: MaintenanceCourse | null;
    readonly after: MaintenanceCourse | null;
    /** The title and the text that it announced; left out: it announced none. */
    readonly words?: readonly TranslatedText[];
  }[];
  readonly nextUpdateBy: Instant | null;
  /** Where a past was taken over from; left out: this says something of now. */
  readonly imported?: ImportService;
  /** The revision this change took back. */
  readonly undoes: Revision | null;
  /** What it said was taken out of the log. */
  readonly isRedacted?: true;
  /** What of it can be taken out alone is sealed so; left out: it goes as a whole or not at all. */
  readonly hasParts?: true;
  /** By what strangers check it. */
  readonly seal?: EventSeal;
  /** Whose payload, or which parts of it, this change took out, and why. The reason is for staff. */
  readonly redaction?: {
    readonly revision: Revision;
    readonly reason: string;
    readonly parts?: readonly string[];
  };
}

/** The changes by what they speak of, oldest first: who tells of one thing need not go through all of them. */
export interface ChangeIndex {
  /** Those that stated something of the feature, on whatever panel. */
  readonly features: Readonly<Record<FeatureId, readonly Change[]>>;
  /** Those that stated the panel's restoration. */
  readonly panels: Readonly<Record<PanelId, readonly Change[]>>;
  /** Those that stated anything of the panel: its restoration, or a feature on it. */
  readonly onPanels: Readonly<Record<PanelId, readonly Change[]>>;
  /** Those that said that nothing has changed. */
  readonly confirmations: readonly Change[];
  /** Those that spoke of incidents or of planned work. */
  readonly spoken: readonly Change[];
  /** Those that said words, or took them away, by path. */
  readonly documents: Readonly<Record<string, readonly Change[]>>;
  /** Those that say that something was taken out of another. */
  readonly redactions: readonly Change[];
  /** Those of `features` and of `panels` that stand: neither undone nor an undoing. */
  readonly standingFeatures: Readonly<Record<FeatureId, readonly Change[]>>;
  readonly standingPanels: Readonly<Record<PanelId, readonly Change[]>>;
  /** Those that were taken back and do not stand again. */
  readonly undone: Readonly<Record<Revision, true>>;
}

/**
 * Everything the log says at one revision: plain data, never mutated. All that anyone sees is a view of it.
 */
export interface State {
  readonly revision: Revision;
  readonly logId: string | null;
  /** Site clock of the last event; the next one is never before it. */
  readonly lastEffectiveAt: Instant | null;
  readonly clock: SiteClock;
  readonly restoration: Readonly<Record<PanelId, PanelState>>;
  readonly cells: Readonly<Record<FeatureId, Readonly<Record<PanelId, Cell>>>>;
  readonly confirmation: Confirmation | null;
  /**
   * By when the site promises to speak again: by a confirmation or an update, whichever came last. Nothing any more once it
   * was kept, or ended with its incident.
   */
  readonly promise: Confirmation | null;
  /** When the state of a panel, a feature or an incident was last stated or confirmed. */
  readonly lastStated: Recorded | null;
  readonly documents: Readonly<Record<string, PublishedDocument>>;
  /** Withdrawn documents, with their last words. */
  readonly withdrawn: Readonly<Record<string, PublishedDocument>>;
  /** The SHA-256 of the file last taken in from each path; `null` once the file was withdrawn. */
  readonly ingested: Readonly<Record<string, string | null>>;
  /** Those that staff opened; others are documents. */
  readonly incidents: Readonly<Record<IncidentId, IncidentState>>;
  /** By incident, oldest first. */
  readonly updates: Readonly<Record<IncidentId, readonly UpdateState[]>>;
  /** Of every incident of which staff spoke; one known from a document alone has none. */
  readonly courses: Readonly<Record<IncidentId, IncidentCourse>>;
  /** Those that go on, the gravest first, and the revision that last made it others: all that every page says of courses. */
  readonly goingOn: { readonly ids: readonly IncidentId[]; readonly revision: Revision };
  /** In the order in which they were announced. */
  readonly maintenances: Readonly<Record<MaintenanceId, MaintenanceState>>;
  /** What things were called on other sites; left out: everything began here. */
  readonly imported?: ForeignNames;
  /** Oldest first. */
  readonly changes: readonly Change[];
  /** Made of `changes` alone. */
  readonly index: ChangeIndex;
}

export const EMPTY_STATE: State = {
  revision: 0,
  logId: null,
  lastEffectiveAt: null,
  clock: { mode: 'live', revision: 0 },
  restoration: {},
  cells: {},
  confirmation: null,
  promise: null,
  lastStated: null,
  documents: {},
  withdrawn: {},
  ingested: {},
  incidents: {},
  updates: {},
  courses: {},
  goingOn: { ids: [], revision: 0 },
  maintenances: {},
  changes: [],
  index: {
    features: {},
    panels: {},
    onPanels: {},
    confirmations: [],
    spoken: [],
    documents: {},
    redactions: [],
    standingFeatures: {},
    standingPanels: {},
    undone: {},
  },
};
