import type { Standpoint } from '../domain/conflict.ts';
import type { Day } from '../domain/day.ts';
import type { DocumentFields } from '../domain/document-fields.ts';
import type {
  AvailabilityCell,
  Beside,
  FirstUpdate,
  KnownSince,
  Quiet,
  RestorationCell,
  Revision,
  WithdrawnWords,
} from '../domain/events.ts';
import type { IncidentId, OpenedIncident, PostedUpdate, UpdateFacts, UpdateId } from '../domain/incident.ts';
import type { TranslatedText } from '../domain/locale.ts';
import type { MaintenanceId, PlannedMaintenance } from '../domain/maintenance.ts';
import type { Instant } from '../domain/time.ts';

/** Why somebody wants to apply something, in their own words, for staff. */
export interface Reasoned {
  readonly reason?: string | null;
}

/** What a change is based on: what its author looked at, or the explicit wish to override. */
export interface Based extends Reasoned, Standpoint {
  readonly force?: boolean;
}

/** What features are to do on panels. */
export interface SetAvailability extends Based, Quiet {
  readonly cells: readonly AvailabilityCell[];
  /** The day from which it holds; `null`: not stated. */
  readonly since: Day | null;
  /** The publication that it takes back in part: what stood before that is stated anew. */
  readonly restores?: Revision;
}

/** How far whole panels are to be said to be back. */
export interface SetRestoration extends Based, Quiet {
  readonly cells: readonly RestorationCell[];
  /** The day from which it holds; `null`: not stated. */
  readonly since: Day | null;
  /** The publication that it takes back in part: what stood before that is stated anew. */
  readonly restores?: Revision;
}

/** Everything was checked, and nothing changed. */
export interface Confirm extends Reasoned {
  /** By when the next update is promised; `null`: not promised. */
  readonly nextUpdateBy: Instant | null;
}

/** A publication is to be taken back. */
export interface Undo extends Based, Quiet {
  /** The publication to take back. */
  readonly revision: Revision;
}

/** What changes together with what is said of an incident. */
export interface ChangeBeside extends Beside {
  /** The day from which all of it holds; `null`: not stated. Left out: kept with what stays as it is. */
  readonly since?: Day | null | undefined;
}

/** An incident is to be opened, with its first words and what changes with it. Based on nothing, its cells conflict. */
export interface OpenIncident extends Partial<Based>, OpenedIncident, ChangeBeside, KnownSince, Quiet {
  readonly update?: Omit<FirstUpdate, 'id'>;
}

/** Something is to be said of an incident. */
export type PostUpdate = Based &
  Omit<PostedUpdate, 'id'> &
  ChangeBeside &
  Quiet & {
    /** The moment it speaks of (site clock), where that is another than when it is said. */
    readonly at?: Instant;
  };

/** The title of an incident is to be put right, or since when it has been known. */
export interface CorrectIncident extends Based, KnownSince {
  readonly incident: IncidentId;
  readonly title: TranslatedText;
  /** The translation says what the original says now; otherwise one that was left as it was lags behind. */
  readonly translationStands: boolean;
}

/** The words of an update are to be put right. */
export interface CorrectUpdate extends Based, Quiet {
  readonly update: UpdateId;
  readonly body: TranslatedText;
  /** What it says beside its words; left out: that stays as it is. */
  readonly facts?: UpdateFacts;
  /** The translation says what the original says now; otherwise one that was left as it was lags behind. */
  readonly translationStands: boolean;
}

/** What somebody wants to apply of incidents. */
export type UpdateProposal = { readonly verb: 'update' } & (
  | ({ readonly kind: 'opening' } & OpenIncident)
  | ({ readonly kind: 'retitling' } & CorrectIncident)
  | ({ readonly kind: 'posting' } & PostUpdate)
  | ({ readonly kind: 'correction' } & CorrectUpdate)
);

/** A document as somebody typed it, in both languages. */
export interface TypedDocument {
  /** Of the Polish: `pl/faq/x.md`; the English has the same below `en/`. One that there is not yet is made. */
  readonly path: string;
  readonly pl: DocumentFields;
  /** `null`: it stays as it is, and one that there is not is not made. */
  readonly en: DocumentFields | null;
  /** The translation says what the original says now; otherwise one that was left as it was lags behind. */
  readonly translationStands: boolean;
  /** It is to be a new one: where there is one already it is refused. */
  readonly isNew?: true;
}

/** What documents are to say. What others changed meanwhile in other fields and paragraphs stays. */
export interface WriteWords extends Based, Quiet {
  readonly documents: readonly TypedDocument[];
}

/** Work is to be announced ahead. */
export type PlanMaintenance = Based & Quiet & Omit<PlannedMaintenance, 'id'>;

/** Announced work is to be moved, ended or called off. */
export interface ChangeMaintenance extends Based, Quiet {
  readonly maintenance: MaintenanceId;
  readonly from?: Instant;
  readonly until?: Instant;
  readonly ended?: true;
  readonly cancelled?: true;
}

/** Documents are to be taken off the site. */
export interface WithdrawWords extends Based, Quiet {
  readonly withdrawn: readonly WithdrawnWords[];
}

/** A document is to have another address; the former one leads to it for ever. */
export interface RenameWords extends Based {
  /** Of the Polish: `pl/faq/x.md`; its translation goes with it, and the variants under the same address do. */
  readonly path: string;
  /** The end of the new address. */
  readonly name: string;
}

/** Documents are to read again as they did. */
export interface BringBackWords extends Based, Quiet {
  readonly paths: readonly string[];
  /** As they read from this revision on. */
  readonly revision: Revision;
}

/** What somebody wants to apply of documents. */
export type WordsProposal = { readonly verb: 'words' } & (
  | ({ readonly kind: 'writing' } & WriteWords)
  | ({ readonly kind: 'withdrawing' } & WithdrawWords)
  | ({ readonly kind: 'renaming' } & RenameWords)
  | ({ readonly kind: 'bringing-back' } & BringBackWords)
);

/** What somebody wants to apply of planned work. */
export type MaintenanceProposal = { readonly verb: 'maintenance' } & (
  | ({ readonly kind: 'planning' } & PlanMaintenance)
  | ({ readonly kind: 'course' } & ChangeMaintenance)
);

/** What somebody wants to apply: it can be previewed, applied now, held, or scheduled. */
export type Proposal =
  | ({ readonly verb: 'availability' } & SetAvailability)
  | ({ readonly verb: 'restoration' } & SetRestoration)
  | ({ readonly verb: 'confirm' } & Confirm)
  | ({ readonly verb: 'undo' } & Undo)
  | UpdateProposal
  | WordsProposal
  | MaintenanceProposal;
