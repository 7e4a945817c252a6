import type { KnownAvailability } from '../domain/availability.ts';
import type { ForeignId, ImportService } from '../domain/imported.ts';
import type { Impact, UpdateStatus } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';

/** What a site had told of one thing that customers use; groups are what this site calls panels. */
export interface SiteComponent {
  readonly id: string;
  readonly name: string;
  /** The id of its group. */
  readonly group: string | null;
  /** What was last said of it; `null`: nothing that this site says of a feature. */
  readonly state: KnownAvailability | null;
}

export interface SiteGroup {
  readonly id: string;
  readonly name: string;
}

interface Told {
  readonly name: ForeignId;
  /** Where it stands in what was read: `incidents.json: incidents[3]`. */
  readonly where: string;
  readonly at: Instant;
}

export interface SiteUpdate extends Told {
  readonly status: UpdateStatus;
  /** Markdown. */
  readonly body: string;
  /** Ids of components; none: those of its incident. */
  readonly components: readonly string[];
}

export interface SiteIncident extends Told {
  readonly title: string;
  readonly startedAt: Instant;
  readonly impact: Impact;
  readonly components: readonly string[];
  /** What its address ends in there. */
  readonly former: readonly string[];
  /** Oldest first. */
  readonly updates: readonly SiteUpdate[];
}

export interface SiteMaintenance extends Told {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly components: readonly string[];
  readonly former: readonly string[];
  readonly state: KnownAvailability;
  readonly from: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
}

/** What another status page told, whatever it was made with. */
export interface ImportedSite {
  readonly service: ImportService;
  readonly groups: readonly SiteGroup[];
  readonly components: readonly SiteComponent[];
  readonly incidents: readonly SiteIncident[];
  readonly maintenances: readonly SiteMaintenance[];
  /** What whoever imports it should know: what was left out, or taken to be so. */
  readonly remarks: readonly string[];
}
