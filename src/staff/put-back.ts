import type { Proposal } from '../actions/proposal.ts';
import type { State } from '../domain/state.ts';
import { cellName, type FieldError, type TypedDraft } from '../views/staff/draft.ts';
import type { DraftFields } from './draft-fields.ts';
import { silence } from './silence.ts';

/**
 * Takes a publication back. When only some of it is named, because the rest was changed since and is to stay, those
 * cells are stated anew as they were before: a publication is undone as a whole or not at all.
 */
export function putBack(
  { undo, revision, reason: typedReason, quiet }: DraftFields,
  { cells, panels }: TypedDraft,
  { changes }: State,
): Proposal | FieldError[] {
  const change = changes.find((one) => one.revision === undo);
  const reason = typedReason || null;
  const based = { expected: revision, reason, ...silence(quiet === 'yes') };
  if (!change) return [{ field: 'undo', code: 'revision.unreadable' }];
  if (cells.length + panels.length === 0) return { verb: 'undo', revision: change.revision, ...based };
  const kept = change.availability.filter(({ feature, panel }) => cells.includes(cellName(feature, panel)));
  if (kept.length > 0) {
    const days = new Set(kept.map(({ before }) => before.since));
    const [since = null] = days;
    return {
      verb: 'availability',
      cells: kept.map(({ feature, panel, before: { since: _since, ...before } }) => ({
        feature,
        panel,
        ...before,
      })),
      since: days.size === 1 ? since : null,
      restores: change.revision,
      ...based,
    };
  }
  const restored = change.restoration.flatMap(({ panel, before: { restoration } }) =>
    panels.includes(panel) && restoration !== null ? [{ panel, restoration }] : [],
  );
  if (restored.length === 0) return [{ field: 'cells', code: 'cells.none' }];
  const since = change.restoration.find(({ panel }) => panels.includes(panel))?.before.since ?? null;
  return { verb: 'restoration', cells: restored, since, restores: change.revision, ...based };
}
