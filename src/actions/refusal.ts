/** Stable names of why an action was refused. */
export type RefusalCode =
  | 'forbidden'
  | 'conflict'
  | 'expected.future'
  | 'feature.unknown'
  | 'panel.unknown'
  | 'estimate.past'
  | 'nothing.changed'
  | 'revision.unknown'
  | 'undo.nothing'
  | 'clock.backward'
  | 'instant.past'
  | 'instant.future'
  | 'incident.unknown'
  | 'incident.exists'
  | 'incident.address'
  | 'update.unknown'
  | 'update.withdrawn'
  | 'words.empty'
  | 'words.long'
  | 'site.unspecified'
  | 'database.unusable';

/** An action that was not done: nothing was written. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** What is wrong, and what to do. One or two sentences in English, for the command line and the log. */
  readonly message: string;
  /** Cells or updates in conflict: who changed them since, and to what. */
  readonly conflicts?: readonly Conflict[];
}

export interface Conflict {
  readonly cell: string;
  readonly revision: number;
  readonly actor: string;
  readonly current: string;
}

export function refuse(code: RefusalCode, message: string, conflicts?: readonly Conflict[]): Refusal {
  return conflicts ? { ok: false, code, message, conflicts } : { ok: false, code, message };
}
