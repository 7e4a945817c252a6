import type { Clash } from '../domain/clash.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { Flaw, FlawCode } from '../domain/flaw.ts';
import type { Mistake } from '../domain/mistake.ts';
import type { Question } from '../domain/questions.ts';

/** Stable names of why an action was refused. */
export type RefusalCode =
  | FlawCode
  | 'forbidden'
  | 'conflict'
  | 'confirm.needed'
  | 'expected.future'
  | 'feature.unknown'
  | 'panel.unknown'
  | 'estimate.past'
  | 'nothing.changed'
  | 'revision.unknown'
  | 'undo.nothing'
  | 'undo.seed'
  | 'redact.never'
  | 'redact.twice'
  | 'redact.current'
  | 'redact.whole'
  | 'redact.part'
  | 'reason.missing'
  | 'clock.backward'
  | 'instant.past'
  | 'intent.unknown'
  | 'intent.settled'
  | 'instant.future'
  | 'moment.future'
  | 'cell.twice'
  | 'hold.length'
  | 'incident.unknown'
  | 'incident.exists'
  | 'incident.document'
  | 'incident.withdrawn'
  | 'incident.address'
  | 'update.unknown'
  | 'maintenance.unknown'
  | 'maintenance.over'
  | 'maintenance.phase'
  | 'maintenance.order'
  | 'maintenance.past'
  | 'import.replay'
  | 'import.large'
  | 'import.redacted'
  | 'update.withdrawn'
  | 'site.unspecified'
  | 'content.empty'
  | 'words.mistaken'
  | 'words.unknown'
  | 'words.address'
  | 'words.needed'
  | 'suggestion.unknown'
  | 'message.unknown'
  | 'test.unreachable'
  | 'token.unknown'
  | 'token.over'
  | 'token.name'
  | 'token.scope'
  | 'token.life'
  | 'database.unsafe'
  | 'database.behind'
  | 'database.diverged'
  | 'upgrade.unfinished'
  | 'machine.lost'
  | 'database.unusable';

/** An action that was not done: nothing was written. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** What is wrong, and what to do. One or two sentences in English, for the command line and the log. */
  readonly message: string;
  /** With the code `conflict`: mine, theirs, who changed it and when. */
  readonly conflicts?: readonly Conflict[];
  /** With the code `confirm.needed`: what is to be said yes to first. */
  readonly questions?: readonly Question[];
  /** With the code of the first of them: everything that readers could not be shown. */
  readonly flaws?: readonly Flaw[];
  /** With the code `words.mistaken`: everything that is wrong with the documents. */
  readonly mistakes?: readonly Mistake[];
  /** With the code `conflict`, of documents: the parts that both changed. */
  readonly clashes?: readonly Clash[];
}

export function refuse(code: RefusalCode, message: string, conflicts?: readonly Conflict[]): Refusal {
  return conflicts ? { ok: false, code, message, conflicts } : { ok: false, code, message };
}
