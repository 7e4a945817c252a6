import type { IncidentId } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';

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

/** What is half written, kept beside the log. Those that are older than `DRAFT_DAYS` are not there any more. */
export interface UpdateDrafts {
  /** All of them, the latest first: a colleague goes on with what another began. */
  list(): Promise<readonly UpdateDraft[]>;
  find(id: string): Promise<UpdateDraft | null>;
  /** Keeps it, under the name it has or a new one. @returns that name */
  save(draft: Pick<UpdateDraft, 'incident' | 'author' | 'form'>, id: string | null): Promise<string>;
  discard(id: string): Promise<void>;
}
