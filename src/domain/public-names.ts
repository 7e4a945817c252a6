import type { RecordedCell } from './availability.ts';
import type { Collection, Meta, SourceDocument, TranslatedDocument, Words } from './documents.ts';
import type { Estimate } from './estimate.ts';
import type { IncidentTitle, UpdateWords } from './events.ts';
import type { ForeignId, ForeignNames } from './imported.ts';
import type { TranslatedText } from './locale.ts';
import type { MaintenanceCourse } from './maintenance.ts';
import type {
  Cell,
  Change,
  Confirmation,
  IncidentCourse,
  IncidentState,
  MaintenanceState,
  PanelState,
  PublishedDocument,
  Recorded,
  RecordedPanel,
  SiteClock,
  State,
  UpdateState,
} from './state.ts';

// What readers may know of each thing, by name, down to what has no parts. What has no name here is for staff; and a name
// that a thing has must be here, with what was decided about it: types see to that.

/** What readers may know of a value: all of it, none of it, what is named of it, or the same of each of its items. */
export type Shape =
  | 'all'
  | 'none'
  | { readonly names: Readonly<Record<string, Shape>> }
  | { readonly each: Shape };

/** Documents of these are written for readers; of any other nothing is public, neither what they say nor that they are. */
export const PUBLIC_COLLECTIONS: ReadonlySet<string> = new Set<Collection>([
  'site',
  'panels',
  'features',
  'steps',
  'faq',
  'incidents',
  'postmortems',
]);

const TEXT = named<TranslatedText>({ pl: 'all', en: 'all', only: 'all' });
const ESTIMATE = named<Estimate>({ kind: 'all', day: 'all', promisedBy: 'all' });
const RECORDED_NAMES = { revision: 'all', at: 'all' } as const;
export const RECORDED = named<Recorded>(RECORDED_NAMES);
const SCOPE = { panels: 'all', features: 'all' } as const;

const RECORDED_PANEL = { restoration: 'all', since: 'all' } as const;
export const PANEL = named<PanelState>({ ...RECORDED_PANEL, ...RECORDED_NAMES });
const RECORDED_CELL = { state: 'all', estimate: ESTIMATE, note: TEXT, since: 'all' } as const;
export const CELL = named<Cell>({ ...RECORDED_CELL, ...RECORDED_NAMES });
export const PUBLIC_CONFIRMATION = named<Confirmation>({ nextUpdateBy: 'all', ...RECORDED_NAMES });
export const PUBLIC_CLOCK = named<SiteClock>({ mode: 'all', instant: 'all', setAt: 'all', revision: 'all' });
export const GOING_ON = named<State['goingOn']>({ ids: 'all', revision: 'all' });

export const PUBLISHED_DOCUMENT = named<PublishedDocument>({
  ...RECORDED_NAMES,
  document: 'all',
  worded: 'all',
  listed: 'all',
  byStaff: 'none',
  lastWords: 'all',
});
/** Its file as it was saved may say anything beside what is for readers; `facts` are the editors' own check. */
export const DOCUMENT = named<SourceDocument | TranslatedDocument>({
  path: 'all',
  collection: 'all',
  id: 'all',
  locale: 'all',
  sha256: 'all',
  source: 'none',
  wordsHash: 'all',
  words: named<Words>({ title: 'all', short: 'all', body: 'all', terms: 'all' }),
  facts: 'none',
  meta: named<Meta>({
    collection: 'all',
    areas: 'all',
    uses: 'all',
    progress: 'all',
    slug: 'all',
    former: 'all',
    order: 'all',
    createdFrom: 'all',
    createdTo: 'all',
    separateInstruction: 'all',
    area: 'all',
    panels: 'all',
    when: 'all',
    kind: 'all',
    features: 'all',
    home: 'all',
    startedAt: 'all',
    resolvedAt: 'all',
    backupAt: 'all',
    backupTolerance: 'all',
    backupPanels: 'all',
    // Of templates, which readers never see.
    status: 'none',
    impact: 'none',
    nextIn: 'none',
  }),
  mentions: 'all',
  translates: 'all',
});

const TITLE = { title: TEXT, lags: 'all', corrected: RECORDED } as const;
export const INCIDENT = named<IncidentState>({
  ...SCOPE,
  ...TITLE,
  ...RECORDED_NAMES,
  id: 'all',
  startedAt: 'all',
  impact: 'all',
  stands: 'all',
  changed: 'all',
  knownSince: 'none',
  former: 'all',
});
const UPDATE_WORDS = {
  ...SCOPE,
  body: TEXT,
  lags: 'all',
  corrected: RECORDED,
  status: 'all',
  impact: 'all',
} as const;
export const UPDATE = named<UpdateState>({
  ...UPDATE_WORDS,
  ...RECORDED_NAMES,
  id: 'all',
  incident: 'all',
  nextUpdateBy: 'all',
  about: 'all',
  stands: 'all',
  changed: 'all',
});
export const COURSE = named<IncidentCourse>({
  ...SCOPE,
  ...RECORDED_NAMES,
  id: 'all',
  isOpen: 'all',
  since: 'all',
  endedAt: 'all',
  isSilent: 'all',
  impact: 'all',
  impacts: 'all',
  reached: 'all',
});
const MAINTENANCE_COURSE = { from: 'all', until: 'all', endedAt: 'all', cancelledAt: 'all' } as const;
export const MAINTENANCE = named<MaintenanceState>({
  ...SCOPE,
  ...MAINTENANCE_COURSE,
  ...RECORDED_NAMES,
  id: 'all',
  title: TEXT,
  body: TEXT,
  state: 'all',
  courses: {
    each: named<MaintenanceState['courses'][number]>({
      at: 'all',
      course: named<MaintenanceCourse>(MAINTENANCE_COURSE),
    }),
  },
  stands: 'all',
  changed: 'all',
  former: 'all',
});

const FOREIGN = { each: named<ForeignId>({ id: 'all', feed: 'all' }) } as const;
/** Whoever knew a thing by its name elsewhere goes on knowing it by that. */
export const FOREIGN_NAMES = named<ForeignNames>({
  components: { each: FOREIGN },
  groups: FOREIGN,
  incidents: FOREIGN,
  updates: FOREIGN,
  maintenances: FOREIGN,
});

const STOOD = { id: 'all', before: 'all', after: 'all' } as const;
/** Its documents are made public by themselves; who said it, why, and that it was forced, stay and say nothing. */
export const CHANGE = named<Change>({
  ...RECORDED_NAMES,
  type: 'all',
  recordedAt: 'all',
  // It is made over who said it as well, and over the digest of a payload with its salt: nobody can tell either from it.
  hash: 'all',
  since: 'all',
  actor: 'all',
  reason: 'all',
  forced: 'all',
  restoration: {
    each: named<Change['restoration'][number]>({
      panel: 'all',
      before: named<RecordedPanel>(RECORDED_PANEL),
      after: 'all',
    }),
  },
  availability: {
    each: named<Change['availability'][number]>({
      feature: 'all',
      panel: 'all',
      before: named<RecordedCell>(RECORDED_CELL),
      after: named<RecordedCell>(RECORDED_CELL),
    }),
  },
  documents: 'all',
  incidents: { each: named<Change['incidents'][number]>(STOOD) },
  titles: {
    each: named<Change['titles'][number]>({
      id: 'all',
      before: named<IncidentTitle>(TITLE),
      after: named<IncidentTitle>(TITLE),
    }),
  },
  updates: {
    each: named<Change['updates'][number]>({
      id: 'all',
      incident: 'all',
      before: named<UpdateWords>(UPDATE_WORDS),
      after: named<UpdateWords>(UPDATE_WORDS),
    }),
  },
  maintenances: {
    each: named<Change['maintenances'][number]>({
      id: 'all',
      before: named<MaintenanceCourse>(MAINTENANCE_COURSE),
      after: named<MaintenanceCourse>(MAINTENANCE_COURSE),
      words: { each: TEXT },
    }),
  },
  nextUpdateBy: 'all',
  imported: 'all',
  undoes: 'all',
  isRedacted: 'all',
  hasParts: 'none',
  // Made of what is public alone: see store/seal.ts.
  seal: 'all',
  redaction: named<NonNullable<Change['redaction']>>({ revision: 'all', reason: 'all', parts: 'all' }),
});

/** The names of a thing, of whichever kind it is; one that it does not have, or that is missing here, is a mistake. */
function named<Thing>(names: Readonly<Record<NameOf<Thing>, Shape>>): Shape {
  return { names };
}

type NameOf<Thing> = Thing extends unknown ? string & keyof Thing : never;
