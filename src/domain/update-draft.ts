import type { IncidentId } from './incident.ts';
import type { Instant } from './time.ts';

/** The fields of a form as they were typed, each text by its name. */
export type DraftForm = readonly (readonly [name: string, text: string])[];

/** Words of an incident that are half written: for staff, outside the log, until they are published or discarded. */
export interface UpdateDraft {
  readonly id: string;
  /** `null`: of an incident that nobody has opened yet. */
  readonly incident: IncidentId | null;
  /** Who goes on with it, as the log names them: whoever saved it last. */
  readonly author: string;
  readonly form: DraftForm;
  /** Wall clock. */
  readonly updatedAt: Instant;
}

/** How long one is kept that nobody goes on with (days). */
export const DRAFT_DAYS = 30;
