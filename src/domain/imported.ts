import type { CellAddress } from './availability.ts';
import type { IncidentId, OpenedIncident, UpdateFacts, UpdateId } from './incident.ts';
import type { TranslatedText } from './locale.ts';
import type { MaintenanceCourse, MaintenanceId, PlannedMaintenance } from './maintenance.ts';
import type { PanelId } from './panel.ts';
import type { Instant } from './time.ts';

/** Where a past was taken over from. */
export type ImportService = 'statuspage' | 'cachet';

/** What something is called where it came from. */
export interface ForeignId {
  readonly id: string;
  /** What readers of its Atom feed know it by, where that was to be had. */
  readonly feed?: string;
}

/** An incident that was told of elsewhere, before this site. */
export interface ImportedIncident extends OpenedIncident {
  /** When it was first told of there. */
  readonly at: Instant;
  /** What its address ended in there. */
  readonly former: readonly string[];
}

/** What was said of such an incident, when it was said. */
export interface ImportedUpdate extends UpdateFacts {
  readonly incident: IncidentId;
  readonly id: UpdateId;
  readonly at: Instant;
  /** Markdown. */
  readonly body: TranslatedText;
}

/** Planned work that was announced elsewhere, and how it went. */
export interface ImportedMaintenance extends PlannedMaintenance, MaintenanceCourse {
  /** When it was announced there. */
  readonly at: Instant;
  readonly former: readonly string[];
}

/** What is what: the names that things had where they came from. They hold no words, and outlast a redaction of them. */
interface ImportedNames {
  readonly components: readonly (CellAddress & ForeignId)[];
  readonly groups: readonly ({ readonly panel: PanelId } & ForeignId)[];
  readonly incidents: readonly ({ readonly incident: IncidentId } & ForeignId)[];
  readonly updates: readonly ({ readonly update: UpdateId } & ForeignId)[];
  readonly maintenances: readonly ({ readonly maintenance: MaintenanceId } & ForeignId)[];
}

/** A past as it was taken over, in one change. */
export interface ImportedPast {
  readonly service: ImportService;
  readonly incidents: readonly ImportedIncident[];
  /** Oldest first. */
  readonly updates: readonly ImportedUpdate[];
  readonly maintenances: readonly ImportedMaintenance[];
  readonly names: ImportedNames;
}

type Names<Key extends string> = Readonly<Record<Key, ForeignId>>;

/** The names that things of this site had elsewhere. */
export interface ForeignNames {
  /** By feature, then by panel. */
  readonly components: Readonly<Record<string, Names<PanelId>>>;
  readonly groups: Names<PanelId>;
  readonly incidents: Names<IncidentId>;
  readonly updates: Names<UpdateId>;
  readonly maintenances: Names<MaintenanceId>;
}

export const NO_FOREIGN_NAMES: ForeignNames = {
  components: {},
  groups: {},
  incidents: {},
  updates: {},
  maintenances: {},
};

/** Something that may have come from elsewhere. */
export type Foreigner =
  | ({ readonly kind: 'component' } & CellAddress)
  | { readonly kind: 'group'; readonly panel: PanelId }
  | { readonly kind: 'incident' | 'update' | 'maintenance'; readonly id: string };

/**
 * What something was called where it came from: whoever makes ids of it for others goes on with that one.
 *
 * @returns `null`: it began here
 */
export function foreignIdOf(
  { imported = NO_FOREIGN_NAMES }: { readonly imported?: ForeignNames },
  thing: Foreigner,
): ForeignId | null {
  switch (thing.kind) {
    case 'component':
      return imported.components[thing.feature]?.[thing.panel] ?? null;
    case 'group':
      return imported.groups[thing.panel] ?? null;
    default:
      return imported[`${thing.kind}s`][thing.id] ?? null;
  }
}

/** The names with those of one more import; the later of two for the same thing counts. */
export function withNames(known: ForeignNames, names: ImportedNames): ForeignNames {
  const components = { ...known.components };
  for (const { feature, panel, ...name } of names.components)
    components[feature] = { ...components[feature], [panel]: foreign(name) };
  const named = <T extends ForeignId>(
    before: Names<string>,
    items: readonly T[],
    keyOf: (item: T) => string,
  ) =>
    items.length === 0
      ? before
      : { ...before, ...Object.fromEntries(items.map((item) => [keyOf(item), foreign(item)])) };
  return {
    components,
    groups: named(known.groups, names.groups, ({ panel }) => panel),
    incidents: named(known.incidents, names.incidents, ({ incident }) => incident),
    updates: named(known.updates, names.updates, ({ update }) => update),
    maintenances: named(known.maintenances, names.maintenances, ({ maintenance }) => maintenance),
  };
}

function foreign({ id, feed }: ForeignId): ForeignId {
  return feed === undefined ? { id } : { id, feed };
}
