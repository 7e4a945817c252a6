import type { Availability, FeatureId } from '../domain/availability.ts';
import type { Estimate } from '../domain/estimate.ts';
import type { Impact, IncidentId, UpdateId, UpdateStatus } from '../domain/incident.ts';
import type { MaintenanceId, MaintenancePhase } from '../domain/maintenance.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Instant } from '../domain/time.ts';

/** What a section says, for machines. `component`, `id`, `update_id` are those of `/api/v2/`. */
export type SectionFacts =
  | {
      readonly of: 'cell';
      readonly panel: PanelId;
      readonly feature: FeatureId;
      readonly state: Availability;
      /** `null`: nobody had spoken of it. */
      readonly formerly: Availability | null;
      readonly estimate: Estimate;
      readonly component: string;
    }
  | {
      readonly of: 'panel';
      readonly panel: PanelId;
      readonly restoration: Restoration;
      readonly formerly: Restoration | null;
      readonly component: string;
    }
  | {
      readonly of: 'promise';
      readonly panel: PanelId;
      readonly feature: FeatureId;
      readonly estimate: Estimate;
    }
  | {
      readonly of: 'incident';
      readonly incident: IncidentId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
      readonly status: UpdateStatus;
      readonly impact: Impact | null;
      readonly startedAt: Instant;
      readonly update: UpdateId | null;
      readonly id: string;
      readonly updateId: string;
    }
  | {
      readonly of: 'maintenance';
      readonly maintenance: MaintenanceId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
      readonly phase: MaintenancePhase;
      readonly from: Instant;
      readonly until: Instant;
      readonly id: string;
    }
  | { readonly of: 'answer'; readonly slug: string; readonly panels: readonly PanelId[] };

/** How the whole site does, as `/api/v2/status.json` has it. */
export interface PageFacts {
  readonly id: string;
  readonly indicator: string;
  readonly description: string;
}
