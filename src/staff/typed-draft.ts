import { catalogueOf } from '../domain/catalogue.ts';
import type { State } from '../domain/state.ts';
import { cellName, emptyDraft, type FieldError, type TypedDraft } from '../views/staff/draft.ts';

/** What came out of a form, with what no browser of ours would have sent. */
export interface TypedForm {
  readonly typed: TypedDraft;
  readonly errors: readonly FieldError[];
}

/**
 * Takes a draft out of a form as it was typed. Whole rows (`row=ceneo-xml`) and columns (`column=a`) become their
 * cells; what the site does not know is left out and named as an error, so that a draft is never greater than the
 * matrix.
 */
export function takeDraft(form: FormData, state: State): TypedForm {
  const { panels, features } = catalogueOf(state);
  const panelIds = panels.map(({ id }) => id);
  const featureIds = features.map(({ id }) => id);
  const chosen = new Set([
    ...texts(form, 'cell'),
    ...texts(form, 'row').flatMap((feature) => panelIds.map((panel) => cellName(feature, panel))),
    ...texts(form, 'column').flatMap((panel) => featureIds.map((feature) => cellName(feature, panel))),
  ]);
  const known = featureIds.flatMap((feature) => panelIds.map((panel) => cellName(feature, panel)));
  const cells = known.filter((cell) => chosen.has(cell));
  const namedPanels = new Set(texts(form, 'panel'));
  const typedPanels = panelIds.filter((panel) => namedPanels.has(panel));

  const empty = emptyDraft('availability', state.revision);
  const { cells: _cells, panels: _panels, ...fields } = empty;
  const repeated: FieldError[] = [];
  const single = (name: keyof typeof fields): string => {
    const given = form.getAll(name);
    if (given.length > 1 || given.some((one) => typeof one !== 'string')) {
      repeated.push({ field: name, code: 'field.repeated' });
    }
    const [value] = texts(form, name);
    return value?.trim() ?? empty[name];
  };
  const typed: TypedDraft = {
    verb: single('verb'),
    revision: single('revision'),
    seen: form.has('seen') ? single('seen') : single('revision'),
    cells,
    panels: typedPanels,
    state: single('state'),
    restoration: single('restoration'),
    kind: single('kind'),
    day: single('day'),
    promised: single('promised'),
    note: single('note'),
    noteEn: single('noteEn'),
    noNote: single('noNote'),
    since: single('since'),
    reason: single('reason'),
    undo: single('undo'),
  };
  return {
    typed,
    errors: [
      ...repeated,
      ...(cells.length < chosen.size ? [{ field: 'cells', code: 'cells.unknown' } as const] : []),
      ...(typedPanels.length < namedPanels.size
        ? [{ field: 'panels', code: 'panels.unknown' } as const]
        : []),
    ],
  };
}

/** A draft in which the cells that an address names (`?cell=ceneo-xml@a`) are chosen. */
export function chosenFrom(query: URLSearchParams, state: State): TypedDraft {
  const form = new FormData();
  for (const cell of query.getAll('cell')) form.append('cell', cell);
  return takeDraft(form, state).typed;
}

/** The values of a field that are text; a file is none. */
export function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}
