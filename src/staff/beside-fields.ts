import type { ChangeBeside } from '../actions/proposal.ts';
import { AVAILABILITIES } from '../domain/availability.ts';
import { cellAt } from '../domain/cell-at.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { reviseCells } from '../domain/revise.ts';
import type { State } from '../domain/state.ts';
import { cellAddress, type FieldErrorCode } from '../views/staff/draft.ts';
import type { TypedBeside, TypedField } from '../views/staff/typed-update.ts';
import { estimateOfFields, noteOfFields } from './cell-fields.ts';
import type { DraftFields } from './draft-fields.ts';
import { day, oneOf, text } from './fields.ts';
import { readNamed } from './read-form.ts';

/** The fields of what changes with words of an incident; its cells (`cell:api@a`) and panels (`panel:a`) are named by themselves. */
export const BESIDE_FIELDS = {
  kind: oneOf(['', ...ESTIMATE_KINDS], { code: 'estimate.unknown' }),
  day,
  note: text,
  noteEn: text,
  since: day,
};

/** What a form says that changes, or which field means nothing. */
type BesideReading =
  | { readonly ok: true; readonly change: ChangeBeside }
  | { readonly ok: false; readonly field: TypedField; readonly code: FieldErrorCode };

/** What was typed of it. */
export function typedBeside(
  form: FormData,
  { kind, day, note, noteEn, since }: Omit<TypedBeside, 'states' | 'restorations'>,
): TypedBeside {
  const states = Object.fromEntries(readNamed(form, 'cell:'));
  return {
    states,
    restorations: Object.fromEntries(readNamed(form, 'panel:')),
    kind,
    day,
    note,
    noteEn,
    since,
  };
}

/** What it means. What a cell does not say stays as its author saw it. */
export function readBeside(
  { states, restorations }: TypedBeside,
  fields: Pick<DraftFields, 'kind' | 'day' | 'note' | 'noteEn' | 'since'>,
  state: State,
  seen: Revision,
): BesideReading {
  const estimate = estimateOfFields({ ...fields, promised: '' });
  if ('error' in estimate) {
    return { ok: false, field: estimate.error.field === 'day' ? 'day' : 'kind', code: estimate.error.code };
  }
  const note = noteOfFields({ ...fields, noNote: '' });
  if ('error' in note) return { ok: false, field: 'note', code: note.error.code };
  const named = Object.entries(states).filter(([, typed]) => typed !== '');
  const panels = Object.entries(restorations).filter(([, typed]) => typed !== '');
  if (named.length === 0 && (estimate.value !== undefined || note.value !== undefined)) {
    return { ok: false, field: 'states', code: 'cells.none' };
  }
  const cells = named.flatMap(([name, typed]) => {
    const word = AVAILABILITIES.find((one) => one === typed);
    if (word === undefined) return [];
    const isBack = word === 'available';
    const wanted = isBack ? { state: word } : { state: word, estimate: estimate.value, note: note.value };
    return reviseCells([cellAddress(name)], (address) => cellAt(state, seen, address), wanted).cells;
  });
  const restored = panels.flatMap(([panel, typed]) => {
    const restoration = RESTORATIONS.find((one) => one === typed);
    return restoration === undefined ? [] : [{ panel, restoration }];
  });
  if (cells.length < named.length || restored.length < panels.length) {
    return { ok: false, field: 'states', code: 'state.unknown' };
  }
  return {
    ok: true,
    change: {
      ...(cells.length > 0 && { cells }),
      ...(restored.length > 0 && { restorations: restored }),
      ...(fields.since !== null && { since: fields.since }),
    },
  };
}
