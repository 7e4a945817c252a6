import type { Conflict } from '../../domain/conflict.ts';
import { localePath } from '../../domain/locale.ts';
import { subjectOf } from '../../domain/undoing.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { fieldErrorWords } from '../../i18n/staff-field-errors.ts';
import { previewWords } from '../../i18n/staff-preview.ts';
import { recordedCell, recordedCourse, recordedPanel, type SaidView, standingCell } from '../recorded.ts';
import { localTitle } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { cellName, draftFields, type TypedDraft } from './draft.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { subjectName } from './subject-name.ts';

/** Something that somebody else changed meanwhile: mine, theirs, and what both began from. */
interface ConflictChoice {
  /** How the form names it: `ceneo-xml@a`, `a`, or the path of a document. */
  readonly name: string;
  readonly subject: string;
  readonly mine: SaidView | null;
  readonly theirs: SaidView | null;
  readonly base: SaidView | null;
  /** Who changed it, and when. */
  readonly by: string;
  readonly isSame: boolean;
  /** What was chosen; empty: nothing yet. */
  readonly chosen: string;
  readonly error: string | null;
}

export interface ConflictView {
  readonly page: StaffPageView;
  readonly lead: string;
  readonly action: string;
  /** The whole change as it was typed: nothing of it is lost. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What the choice is based on. */
  readonly decided: number;
  readonly choices: readonly ConflictChoice[];
  /** What of the change nobody else touched. */
  readonly rest: string | null;
}

interface ConflictInput {
  readonly typed: TypedDraft;
  readonly conflicts: readonly Conflict[];
  /** How many cells, panels and documents the whole change has. */
  readonly count: number;
  /** By name: what was chosen already; `null`: nobody was asked yet. */
  readonly chosen: ReadonlyMap<string, string> | null;
}

export function conflictView(
  context: StaffViewContext,
  { typed, conflicts, count, chosen }: ConflictInput,
): ConflictView {
  const { locale, state } = context;
  const words = previewWords[locale];
  const rest = count - conflicts.length;
  const isUndo = typed.verb === 'undo';
  return {
    page: staffPageView(context, {
      path: '/staff/preview/',
      title: isUndo ? words.undoConflictTitle(Number(typed.undo)) : words.conflictTitle,
    }),
    lead: isUndo ? words.undoConflictLead : words.conflictLead,
    action: localePath(locale, '/staff/preview/'),
    fields: draftFields(typed),
    decided: state.revision,
    choices: conflicts.map((conflict) => {
      const name = conflictName(conflict);
      const choice = chosen?.get(name) ?? '';
      return {
        name,
        subject: titleOf(context, conflict),
        ...sidesOf(context, conflict),
        by: words.who(context.nameOf(conflict.actor), formatInstant(conflict.at, context)),
        isSame: JSON.stringify(conflict.mine) === JSON.stringify(conflict.current),
        chosen: choice,
        error: chosen !== null && choice === '' ? fieldErrorWords[locale]['choice.missing'] : null,
      };
    }),
    rest: rest > 0 ? words.conflictRest(rest) : null,
  };
}

/** How forms name what is in conflict. */
function conflictName(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'availability':
      return cellName(conflict.cell.feature, conflict.cell.panel);
    case 'restoration':
      return conflict.cell.panel;
    default:
      return subjectOf(conflict);
  }
}

function titleOf(context: StaffViewContext, conflict: Conflict): string {
  if (conflict.kind === 'maintenance') {
    const { title } = context.state.maintenances[conflict.maintenance] ?? {};
    return title ? localTitle(title, context.locale).title : subjectOf(conflict);
  }
  return 'cell' in conflict ? subjectName(context, conflict.cell) : subjectOf(conflict);
}

function sidesOf(
  context: StaffViewContext,
  conflict: Conflict,
): Pick<ConflictChoice, 'mine' | 'theirs' | 'base'> {
  switch (conflict.kind) {
    case 'availability':
      return {
        mine: standingCell(context, conflict.mine),
        theirs: standingCell(context, conflict.current),
        base: recordedCell(context, conflict.base),
      };
    case 'restoration':
      return {
        // A panel of which nothing was stated cannot be stated anew.
        mine: conflict.mine.restoration === null ? null : recordedPanel(context, conflict.mine),
        theirs: recordedPanel(context, conflict.current),
        base: recordedPanel(context, conflict.base),
      };
    case 'maintenance':
      return {
        // It goes on from how it goes now: another publication changes that, not an undo of a part.
        mine: null,
        theirs: recordedCourse(context, conflict.current),
        base: recordedCourse(context, conflict.base),
      };
    default:
      return { mine: null, theirs: null, base: null };
  }
}
