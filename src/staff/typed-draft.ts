import { z } from 'zod';
import { catalogueOf } from '../domain/catalogue.ts';
import type { State } from '../domain/state.ts';
import { cellName, emptyDraft, type FieldError, type TypedDraft } from '../views/staff/draft.ts';
import { DRAFT_FIELDS } from './draft-fields.ts';
import { list, text } from './fields.ts';
import { formOfQuery, takeTyped } from './read-form.ts';

/** What came out of a form, with what no browser of ours would have sent. */
interface TypedForm {
  readonly typed: TypedDraft;
  readonly errors: readonly FieldError[];
}

const FORM = DRAFT_FIELDS.extend({ cell: list, row: list, column: list, panel: list });

/**
 * Takes a draft out of a form as it was typed. Whole rows (`row=ceneo-xml`) and columns (`column=a`) become their
 * cells; what the site does not know is left out and named as an error, so that a draft is never greater than the
 * matrix.
 */
export function takeDraft(form: FormData, state: State): TypedForm {
  const { panels, features } = catalogueOf(state);
  const panelIds = panels.map(({ id }) => id);
  const featureIds = features.map(({ id }) => id);
  const { typed: sent, errors } = takeTyped(form, FORM);
  const { cell, row, column, panel, ...fields } = sent;
  const chosen = new Set([
    ...cell,
    ...row.flatMap((feature) => panelIds.map((one) => cellName(feature, one))),
    ...column.flatMap((one) => featureIds.map((feature) => cellName(feature, one))),
  ]);
  const known = featureIds.flatMap((feature) => panelIds.map((one) => cellName(feature, one)));
  const cells = known.filter((one) => chosen.has(one));
  const namedPanels = new Set(panel);
  const typedPanels = panelIds.filter((one) => namedPanels.has(one));
  const empty = emptyDraft('availability', state.revision);
  const revision = fields.revision.trim() || empty.revision;
  const typed: TypedDraft = {
    verb: fields.verb.trim() || empty.verb,
    revision,
    seen: fields.seen.trim() || revision,
    cells,
    panels: typedPanels,
    state: fields.state.trim(),
    restoration: fields.restoration.trim(),
    kind: fields.kind.trim(),
    day: fields.day.trim(),
    promised: fields.promised.trim(),
    note: fields.note.trim(),
    noteEn: fields.noteEn.trim(),
    noNote: fields.noNote.trim(),
    since: fields.since.trim(),
    reason: fields.reason.trim(),
    quiet: fields.quiet.trim(),
    undo: fields.undo.trim(),
  };
  return {
    typed,
    errors: [
      ...errors.map(({ field, code }): FieldError => ({ field: fieldOf(field), code })),
      ...(cells.length < chosen.size ? [{ field: 'cells', code: 'cells.unknown' } as const] : []),
      ...(typedPanels.length < namedPanels.size
        ? [{ field: 'panels', code: 'panels.unknown' } as const]
        : []),
    ],
  };
}

/** Where the matrix says what is wrong with what was ticked. */
function fieldOf(name: keyof typeof FORM.shape): FieldError['field'] {
  if (name === 'cell' || name === 'row' || name === 'column') return 'cells';
  return name === 'panel' ? 'panels' : name;
}

/** What an address may fill in: it is looked at, and previewed, before any of it is applied. */
const PREPARED = ['verb', 'cell', 'state', 'panel', 'restoration', 'reason'];

/** A draft in which the cells that an address names (`?cell=ceneo-xml@a`) are chosen, and what it prepares of them filled in. */
export function chosenFrom(query: URLSearchParams, state: State): TypedDraft {
  const prepared = PREPARED.flatMap((name) => query.getAll(name).map((value) => [name, value]));
  return takeDraft(formOfQuery(new URLSearchParams(prepared)), state).typed;
}

/** What the forms of the matrix hold, whichever of them it is: a draft, or by when the next update is promised. */
export function takeEditor(
  form: FormData,
  state: State,
): { readonly typed: TypedDraft; readonly confirmAt: string } {
  return { typed: takeDraft(form, state).typed, confirmAt: takeTyped(form, CONFIRMATION).typed.at };
}

const CONFIRMATION = z.object({ at: text });
