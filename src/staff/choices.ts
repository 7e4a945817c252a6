import { z } from 'zod';
import type { State } from '../domain/state.ts';
import { cellName, type TypedDraft } from '../views/staff/draft.ts';
import { list, text } from './fields.ts';
import { readForm, readNamed } from './read-form.ts';

const FORM = z.object({ conflict: list, decided: text });

/** What somebody chose of what is in conflict. */
export interface Chosen {
  /** The draft, without what is to stay as others have it, based on the revision at which that was decided. */
  readonly typed: TypedDraft;
  /** By name: `mine` or `theirs`. `null`: nobody was asked. */
  readonly choices: ReadonlyMap<string, string> | null;
  /** Something is still to be chosen. */
  readonly isOpen: boolean;
  /** Everything stays as others have it. */
  readonly isEmpty: boolean;
}

/** Applies what was chosen on the page of a conflict (`conflict`, `choice.<name>`, `decided`) to a draft. */
export function applyChoices(form: FormData, typed: TypedDraft, state: State): Chosen {
  const { conflict: names, decided } = readForm(form, FORM).typed;
  const chosen = readNamed(form, 'choice.');
  if (names.length === 0) return { typed, choices: null, isOpen: false, isEmpty: false };
  const choices = new Map(
    names.map((name) => {
      const choice = chosen.get(name) ?? '';
      return [name, ['mine', 'theirs'].includes(choice) ? choice : ''];
    }),
  );
  if ([...choices.values()].includes('')) return { typed, choices, isOpen: true, isEmpty: false };
  const isKept = (name: string) => choices.get(name) !== 'theirs';
  const whole = typed.verb === 'undo' ? undone(typed, state) : typed;
  const cells = whole.cells.filter(isKept);
  const panels = whole.panels.filter(isKept);
  return {
    typed: { ...typed, cells, panels, revision: decided },
    choices,
    isOpen: false,
    isEmpty: cells.length + panels.length === 0,
  };
}

/** Everything that a publication which is to be taken back had said. */
function undone(typed: TypedDraft, { changes }: State): Pick<TypedDraft, 'cells' | 'panels'> {
  const change = changes.find(({ revision }) => String(revision) === typed.undo);
  return {
    cells: change?.availability.map(({ feature, panel }) => cellName(feature, panel)) ?? [],
    panels: change?.restoration.map(({ panel }) => panel) ?? [],
  };
}
