import type { Proposal } from '../actions/proposal.ts';
import type { CellAddress } from '../domain/availability.ts';
import { cellAt } from '../domain/cell-at.ts';
import { reviseCells } from '../domain/revise.ts';
import type { State } from '../domain/state.ts';
import { cellAddress, type FieldError, type TypedDraft } from '../views/staff/draft.ts';
import { estimateOfFields, noteOfFields } from './cell-fields.ts';
import type { DraftFields } from './draft-fields.ts';
import { putBack } from './put-back.ts';
import { silence } from './silence.ts';

/** What the fields of a draft say together; or what does not go together. */
export function propose(fields: DraftFields, typed: TypedDraft, state: State): Proposal | FieldError[] {
  switch (fields.verb) {
    case 'availability':
      return proposeCells(fields, typed.cells.map(cellAddress), state);
    case 'restoration':
      return proposePanels(fields, typed.panels);
    case 'undo':
      return putBack(fields, typed, state);
    default:
      return fields.verb satisfies never;
  }
}

/** What was left as it was is what its author saw, also when somebody else has changed it since. */
function proposeCells(
  fields: DraftFields,
  cells: readonly CellAddress[],
  state: State,
): Proposal | FieldError[] {
  const estimate = estimateOfFields(fields);
  const note = noteOfFields(fields);
  const none: FieldError[] = cells.length === 0 ? [{ field: 'cells', code: 'cells.none' }] : [];
  if ('error' in estimate || 'error' in note || none.length > 0) {
    return [...none, ...[estimate, note].flatMap((read) => ('error' in read ? [read.error] : []))];
  }
  const wanted = { state: fields.state || undefined, estimate: estimate.value, note: note.value };
  if (fields.since === null && Object.values(wanted).every((value) => value === undefined)) {
    return [{ field: 'state', code: 'wish.none' }];
  }
  const revised = reviseCells(cells, (address) => cellAt(state, fields.seen, address), wanted);
  return {
    verb: 'availability',
    cells: revised.cells,
    since: fields.since ?? revised.since,
    expected: fields.revision,
    reason: fields.reason || null,
    ...silence(fields.quiet === 'yes'),
  };
}

function proposePanels(
  { restoration, since, revision, reason, quiet }: DraftFields,
  panels: readonly string[],
): Proposal | FieldError[] {
  const none: FieldError[] = panels.length === 0 ? [{ field: 'panels', code: 'panels.none' }] : [];
  if (restoration === '') return [...none, { field: 'restoration', code: 'restoration.none' }];
  if (none.length > 0) return none;
  return {
    verb: 'restoration',
    cells: panels.map((panel) => ({ panel, restoration })),
    since,
    expected: revision,
    reason: reason || null,
    ...silence(quiet === 'yes'),
  };
}
