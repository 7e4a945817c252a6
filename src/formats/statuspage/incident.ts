import type { Impact, UpdateStatus } from '../../domain/incident.ts';
import type { Instant } from '../../domain/time.ts';
import type { AffectedComponent } from './affected-components.ts';
import type { StatuspageComponent } from './components.ts';

/** How far a maintenance has come. */
export type MaintenanceStatus = 'scheduled' | 'in_progress' | 'verifying' | 'completed';

/** What was said of an incident or of a maintenance, as Statuspage's public API has it. */
export interface IncidentUpdate<Status = UpdateStatus> {
  readonly id: string;
  readonly status: Status;
  /** Plain text. */
  readonly body: string;
  readonly incident_id: string;
  readonly created_at: Instant;
  readonly updated_at: Instant;
  /** Of which moment it speaks. */
  readonly display_at: Instant;
  readonly affected_components: readonly AffectedComponent[];
  readonly deliver_notifications: boolean;
  readonly custom_tweet: null;
  readonly tweet_id: null;
}

/** An incident or a maintenance, as Statuspage's public API has it. */
export interface StatuspageIncident<Status = UpdateStatus, Effect = Impact> {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly created_at: Instant;
  readonly updated_at: Instant;
  readonly monitoring_at: Instant | null;
  readonly resolved_at: Instant | null;
  readonly impact: Effect;
  readonly shortlink: string;
  readonly started_at: Instant;
  readonly page_id: string;
  /** Newest first; never none. */
  readonly incident_updates: readonly IncidentUpdate<Status>[];
  readonly components: readonly StatuspageComponent[];
  readonly reminder_intervals: null;
}

export interface ScheduledMaintenance extends StatuspageIncident<MaintenanceStatus, 'maintenance'> {
  readonly scheduled_for: Instant;
  readonly scheduled_until: Instant;
}

/** Nobody is told by Statuspage's own channels. */
export const NOT_SENT = { deliver_notifications: false, custom_tweet: null, tweet_id: null } as const;

/** How many of each its lists hold; older ones stand in the first version of our own API. */
export const LISTED = 50;
