import type { FeatureId } from './availability.ts';
import type { Revision } from './events.ts';
import type { IncidentId } from './incident.ts';
import type { MaintenanceId } from './maintenance.ts';
import type { PanelId } from './panel.ts';
import type { Topic } from './subscription.ts';
import type { Instant } from './time.ts';

/** What an occurrence is about. */
export type OccurrenceSubject =
  /** The effective state of a feature on a panel is another. */
  | {
      readonly of: 'cell';
      readonly panel: PanelId;
      readonly feature: FeatureId;
      readonly isReturn: boolean;
      readonly isLoss: boolean;
    }
  /** The effective restoration of a panel is another. */
  | { readonly of: 'panel'; readonly panel: PanelId }
  /** The promised day moved, or passed. */
  | { readonly of: 'promise'; readonly panel: PanelId; readonly feature: FeatureId }
  | {
      readonly of: 'incident';
      readonly incident: IncidentId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
    }
  | {
      readonly of: 'maintenance';
      readonly maintenance: MaintenanceId;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
    }
  /** An answer reads otherwise to accounts of these panels (none: to everybody); it is about these features, or none in particular. */
  | {
      readonly of: 'answer';
      readonly slug: string;
      readonly panels: readonly PanelId[];
      readonly features: readonly FeatureId[];
    };

/** By which topics it finds people: those whom it concerns most come first, 0 before 3. */
export interface RankedTopic {
  readonly topic: Topic;
  readonly rank: number;
}

/** Something that happened and that people are told of: an event of the log, or what the clock does. */
export interface Occurrence {
  /** Of an event made of its hash, of the clock of (log, subject, phase, instant): never of a sequence, which a restore gives away again. */
  readonly key: string;
  /** The event, or the last before the clock did it. */
  readonly revision: Revision;
  /** Site clock. */
  readonly at: Instant;
  readonly subjects: readonly OccurrenceSubject[];
  readonly topics: readonly RankedTopic[];
  /** The key of the occurrence that this takes back; `null`: it takes back none. */
  readonly undoes: string | null;
  /** An update of an incident: nothing waits for it to be followed by another. */
  readonly isUrgent: boolean;
}
