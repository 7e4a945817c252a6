import type { KnownAvailability } from './availability.ts';
import type { Scope } from './incident.ts';
import type { TranslatedText } from './locale.ts';
import type { Instant } from './time.ts';

/** `m12`: unique in a log, short enough to be typed. */
export type MaintenanceId = string;

/** Work that is announced ahead: it lies over what is stated, and never replaces it. Instants are of the site clock. */
export interface PlannedMaintenance extends Scope {
  readonly id: MaintenanceId;
  readonly title: TranslatedText;
  /** Markdown. */
  readonly body: TranslatedText;
  /** What features do while they are worked at. */
  readonly state: KnownAvailability;
  readonly from: Instant;
  readonly until: Instant;
}

/** What may change of one that was announced. */
export interface MaintenanceCourse {
  readonly from: Instant;
  readonly until: Instant;
  /** When somebody said that it is over, early or as planned; `null`: nobody has. */
  readonly endedAt: Instant | null;
  /** When it was called off before its end; `null`: it was not. */
  readonly cancelledAt: Instant | null;
}

export const MAINTENANCE_PHASES = ['planned', 'active', 'unconfirmed', 'done', 'cancelled'] as const;

/** Where one stands: its end by the clock alone is `unconfirmed`. */
export type MaintenancePhase = (typeof MAINTENANCE_PHASES)[number];

/** Where a maintenance stands at an instant of the site clock. It begins with its first instant, and its last is none of it. */
export function maintenancePhase(
  { from, until, endedAt, cancelledAt }: MaintenanceCourse,
  now: Instant,
): MaintenancePhase {
  if (cancelledAt !== null && cancelledAt <= now) return 'cancelled';
  if (endedAt !== null && endedAt <= now) return 'done';
  if (now < from) return 'planned';
  return now < until ? 'active' : 'unconfirmed';
}
