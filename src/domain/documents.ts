import type { Audience, UseId } from './applicability.ts';
import type { FeatureId } from './availability.ts';
import type { Day } from './day.ts';
import type { Impact, UpdateStatus } from './incident.ts';
import type { Locale } from './locale.ts';
import type { PanelId } from './panel.ts';

export const COLLECTIONS = [
  'site',
  'panels',
  'features',
  'steps',
  'faq',
  'incidents',
  'postmortems',
  'templates',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

export const STEP_KINDS = ['do', 'wait', 'know', 'warning'] as const;
/** What a step asks: do something, wait for something, know something, beware of something. */
export type StepKind = (typeof STEP_KINDS)[number];

/** The part of a document that a reader reads; every language has its own. */
export interface Words {
  readonly title: string;
  /** One line beside the title, for lists and cards. */
  readonly short: string | null;
  /** Markdown. */
  readonly body: string;
  /** Names the document gives to things, by `group.id`: `areas.orders`, `uses.allegro`. */
  readonly terms: Readonly<Record<string, string>>;
}

export interface SiteMeta {
  readonly collection: 'site';
  /** Areas in the order in which the feature matrix lists them. */
  readonly areas: readonly string[];
  /** What customers may use, in the order of the chips on a panel's page. */
  readonly uses: readonly UseId[];
  /** The address at which progress is announced, as a URL; documents from before it could be said have none. */
  readonly progress?: string | null;
}

/** By what a file that was renamed stays what it was. Older logs have none of it: the name was the id. */
interface Renamed {
  /** The end of its address: the name of its file. */
  readonly slug?: string;
  /** What its file was called before, first its id: those addresses redirect here for ever. */
  readonly former?: readonly string[];
}

export interface PanelMeta extends Renamed {
  readonly collection: 'panels';
  /** Its place among the panels, the smallest first; documents from before it could be said have none. */
  readonly order?: number;
  readonly createdFrom: Day | null;
  readonly createdTo: Day | null;
  /** The panel has an instruction of its own: its page says so first. */
  readonly separateInstruction: boolean;
}

export interface FeatureMeta extends Renamed {
  readonly collection: 'features';
  readonly area: string;
  readonly order: number;
  readonly uses: readonly UseId[];
}

export interface StepMeta extends Audience {
  readonly collection: 'steps';
  readonly kind: StepKind;
  readonly order: number;
  /** The features the step is about; a `wait` step takes its date from the first one. */
  readonly features: readonly FeatureId[];
  /** A warning that also stands on the home page. */
  readonly home: boolean;
  /** What its file was called before, first its id: by that browsers know what is ticked. Older logs have none. */
  readonly former?: readonly string[];
}

export interface FaqMeta extends Audience {
  readonly collection: 'faq';
  readonly slug: string;
  readonly order: number;
  readonly area: string;
  readonly features: readonly FeatureId[];
  /** Former slugs, which redirect here for ever. */
  readonly former: readonly string[];
}

export interface IncidentMeta extends Renamed {
  readonly collection: 'incidents';
  readonly panels: readonly PanelId[];
  /** Instants as RFC 3339 UTC. */
  readonly startedAt: string;
  readonly resolvedAt: string | null;
  /** What the backup holds ends here, give or take `backupTolerance` hours. */
  readonly backupAt: string | null;
  readonly backupTolerance: number;
  /** The panels whose data fall back to the backup. */
  readonly backupPanels: readonly PanelId[];
}

/** What was learnt from the incident that its file is named after: answers to questions that are always the same. */
export interface PostmortemMeta {
  readonly collection: 'postmortems';
}

/** What staff begin an update with; readers never see it. Its Markdown has gaps (`template-gaps.ts`). */
export interface TemplateMeta {
  readonly collection: 'templates';
  readonly order: number;
  /** The stage that it fills in; `null`: none. */
  readonly status: UpdateStatus | null;
  readonly impact: Impact | null;
  /** By when the next update is promised with it (minutes from when it is filled in); `null`: it promises none. */
  readonly nextIn: number | null;
}

export type Meta =
  | SiteMeta
  | PanelMeta
  | FeatureMeta
  | StepMeta
  | FaqMeta
  | IncidentMeta
  | PostmortemMeta
  | TemplateMeta;

interface DocumentBase {
  /** Below the content folder: `pl/steps/reconnect-allegro.md`. */
  readonly path: string;
  readonly collection: Collection;
  readonly id: string;
  /** SHA-256 of the source, hexadecimal. */
  readonly sha256: string;
  /** The whole file, as it was saved. */
  readonly source: string;
  /** Short hash of the words alone: what a translation says it translates. */
  readonly wordsHash: string;
  readonly words: Words;
  /** The facts of the source the document carries, for the editors' own check. */
  readonly facts: readonly string[];
}

/** A document in the source language, which holds the metadata. */
export interface SourceDocument extends DocumentBase {
  readonly locale: 'pl';
  readonly meta: Meta;
  /** Features and panels that its words name whatever their state is, in every language. Older logs have none. */
  readonly mentions?: readonly string[];
}

/** What a translation that is not done yet says that it translates. */
export const PENDING = 'pending';

/** A translation: words alone, and which words they translate. */
export interface TranslatedDocument extends DocumentBase {
  readonly locale: Exclude<Locale, 'pl'>;
  readonly translates: string;
}

export type ContentDocument = SourceDocument | TranslatedDocument;

/** What the document of an incident states; `null`: there is none. */
export function metaOfIncident(
  documents: Readonly<Record<string, { readonly document: ContentDocument }>>,
  id: string,
): IncidentMeta | null {
  for (const { document } of Object.values(documents)) {
    if (document.locale !== 'pl' || document.id !== id) continue;
    if (document.meta.collection === 'incidents') return document.meta;
  }
  return null;
}
