import type { CellAddress, KnownAvailability } from '../domain/availability.ts';
import type { ForeignId, ImportService } from '../domain/imported.ts';
import type { OpenedIncident, UpdateFacts } from '../domain/incident.ts';
import type { TranslatedText } from '../domain/locale.ts';
import type { MaintenanceCourse, PlannedMaintenance } from '../domain/maintenance.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Instant } from '../domain/time.ts';

/** Something that another site told, and where it stands in what was read of it. */
interface Foreign {
  readonly name: ForeignId;
  /** A path in the JSON: `incidents.json: incidents[3]`. */
  readonly where: string;
}

export interface ForeignUpdate extends Foreign, UpdateFacts {
  readonly at: Instant;
  readonly body: TranslatedText;
}

export interface ForeignIncident extends Foreign, Omit<OpenedIncident, 'id'> {
  readonly at: Instant;
  readonly former: readonly string[];
  /** Oldest first. */
  readonly updates: readonly ForeignUpdate[];
}

export interface ForeignMaintenance extends Foreign, Omit<PlannedMaintenance, 'id'>, MaintenanceCourse {
  readonly at: Instant;
  readonly former: readonly string[];
}

/** What is a component there and a feature on a panel here. */
export interface ForeignComponent extends CellAddress {
  readonly name: ForeignId;
  /** What is to be said of it, where nobody has said anything yet; `null`: nothing. */
  readonly state: KnownAvailability | null;
}

/** A past that is to be taken over, in the terms of this site. */
export interface ImportPast {
  readonly service: ImportService;
  readonly components: readonly ForeignComponent[];
  readonly groups: readonly { readonly panel: PanelId; readonly name: ForeignId }[];
  readonly incidents: readonly ForeignIncident[];
  readonly maintenances: readonly ForeignMaintenance[];
  readonly reason?: string | null;
  /** Also what a redaction of a whole import may have taken out: what was in it nobody knows any more. */
  readonly despiteRedaction?: boolean;
}
