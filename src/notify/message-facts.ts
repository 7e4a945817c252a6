import type { Availability, FeatureId } from '../domain/availability.ts';
import type { EstimateKind } from '../domain/estimate.ts';
import type { Impact, IncidentId, UpdateStatus } from '../domain/incident.ts';
import type { MaintenanceId, MaintenancePhase } from '../domain/maintenance.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Instant } from '../domain/time.ts';
import type { ComponentStatus } from '../formats/statuspage/component-status.ts';
import type { StatuspageComponent } from '../formats/statuspage/components.ts';
import type { ScheduledMaintenance } from '../formats/statuspage/incident.ts';
import type { RealtimeIncident } from '../formats/statuspage/incidents.ts';

/** When something is expected back, as `status.json` has it. */
interface EstimateFact {
  readonly kind: EstimateKind;
  readonly day?: string;
}

/** One thing that a message tells of, as machines read it: in the words of `status.json`, as it is now. No panels, features: all. */
export type MessageFact = {
  /** Site clock: when it happened. */
  readonly at: Instant;
} & (
  | {
      readonly of: 'cell' | 'promise';
      readonly panel: PanelId;
      readonly feature: FeatureId;
      readonly state: Availability;
      /** Before it happened. */
      readonly formerly: Availability;
      readonly estimate: EstimateFact;
    }
  | {
      readonly of: 'panel';
      readonly panel: PanelId;
      readonly restoration: Restoration | null;
      readonly formerly: Restoration | null;
    }
  | {
      readonly of: 'incident';
      readonly incident: IncidentId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
      /** `null`: nobody has said. */
      readonly status: UpdateStatus | null;
      readonly impact: Impact | null;
    }
  | {
      readonly of: 'maintenance';
      readonly maintenance: MaintenanceId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
      readonly phase: MaintenancePhase;
      readonly from: Instant;
      readonly until: Instant;
    }
  | { readonly of: 'answer'; readonly slug: string; readonly panels: readonly PanelId[] }
);

/** What a message tells of that Statuspage's API has: as it stands there. */
export interface StatuspageFacts {
  readonly page: { readonly id: string; readonly indicator: string; readonly description: string };
  readonly components: readonly {
    readonly component: StatuspageComponent;
    readonly formerly: ComponentStatus;
    readonly at: Instant;
  }[];
  readonly incidents: readonly (RealtimeIncident | ScheduledMaintenance)[];
}
