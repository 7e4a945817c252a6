import type { Collection, SourceDocument, TranslatedDocument } from './documents.ts';
import type {
  Cell,
  Change,
  IncidentCourse,
  IncidentState,
  MaintenanceState,
  PanelState,
  PublishedDocument,
  UpdateState,
} from './state.ts';

// What readers may know of each thing, by name. What has no name here is for staff, until somebody decides otherwise.

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

export const PANEL = named<PanelState>()('restoration', 'since', 'revision', 'at');
export const CELL = named<Cell>()('state', 'estimate', 'note', 'since', 'revision', 'at');
export const PUBLISHED_DOCUMENT = named<PublishedDocument>()(
  'document',
  'revision',
  'at',
  'worded',
  'lastWords',
);
export const DOCUMENT = named<SourceDocument & Omit<TranslatedDocument, 'locale'>>()(
  'path',
  'collection',
  'id',
  'locale',
  'sha256',
  'wordsHash',
  'words',
  'meta',
  'mentions',
  'translates',
);
export const INCIDENT = named<IncidentState>()(
  'id',
  'title',
  'startedAt',
  'impact',
  'panels',
  'features',
  'lags',
  'corrected',
  'stands',
  'changed',
  'revision',
  'at',
);
export const UPDATE = named<UpdateState>()(
  'id',
  'incident',
  'status',
  'body',
  'impact',
  'panels',
  'features',
  'nextUpdateBy',
  'about',
  'lags',
  'corrected',
  'stands',
  'changed',
  'revision',
  'at',
);
export const COURSE = named<IncidentCourse>()(
  'id',
  'panels',
  'features',
  'isOpen',
  'since',
  'endedAt',
  'isSilent',
  'impact',
  'impacts',
  'reached',
  'revision',
  'at',
);
export const MAINTENANCE = named<MaintenanceState>()(
  'id',
  'title',
  'body',
  'panels',
  'features',
  'state',
  'from',
  'until',
  'endedAt',
  'cancelledAt',
  'courses',
  'stands',
  'changed',
  'revision',
  'at',
);
export const CHANGE = named<Change>()(
  'type',
  'revision',
  'at',
  'recordedAt',
  'since',
  'actor',
  'reason',
  'forced',
  'restoration',
  'availability',
  'documents',
  'incidents',
  'titles',
  'updates',
  'maintenances',
  'nextUpdateBy',
  'undoes',
  'isRedacted',
  'redaction',
);

/** What changed, of each kind: an item of the lists of a change. */
export const CHANGED_PANEL = named<Change['restoration'][number]>()('panel', 'before', 'after');
export const CHANGED_CELL = named<Change['availability'][number]>()('feature', 'panel', 'before', 'after');
export const CHANGED_DOCUMENT = named<Change['documents'][number]>()('path', 'before', 'after');
export const CHANGED_INCIDENT = named<Change['incidents'][number]>()('id', 'before', 'after');
export const CHANGED_UPDATE = named<Change['updates'][number]>()('incident', 'id', 'before', 'after');

/** The names of a thing that are public; a name that it does not have is a mistake. */
function named<Thing>() {
  return <Name extends string & keyof Thing>(...names: readonly Name[]): ReadonlySet<string> =>
    new Set(names);
}
