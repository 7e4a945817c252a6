import type { CellAddress, FeatureId } from '../../domain/availability.ts';
import type { Fault } from '../../domain/flaw.ts';
import type { PanelId } from '../../domain/panel.ts';

/** A change as it was typed into forms, before it is understood: what every page on its way carries along. */
export interface TypedDraft {
  /** `availability`, `restoration` or `undo`. */
  readonly verb: string;
  /** The revision the change is based on. */
  readonly revision: string;
  /** The revision its author looked at: what they left as it was is what it was there. */
  readonly seen: string;
  /** `ceneo-xml@a`; of an undo, those that are put back: all of them when none is named. */
  readonly cells: readonly string[];
  readonly panels: readonly PanelId[];
  /** The state to be; empty: each keeps its own. */
  readonly state: string;
  readonly restoration: string;
  /** The kind of estimate; empty: each keeps its own. */
  readonly kind: string;
  readonly day: string;
  readonly promised: string;
  readonly note: string;
  readonly noteEn: string;
  /** `yes`: without a note. */
  readonly noNote: string;
  readonly since: string;
  readonly reason: string;
  /** `yes`: nobody is told by message. */
  readonly quiet: string;
  /** The publication to take back. */
  readonly undo: string;
}

/** What a form can have wrong: a field by its name, and why. The names are those of the form. */
export interface FieldError {
  readonly field: keyof TypedDraft | 'how' | 'minutes' | 'at' | 'by' | 'choice';
  readonly code: FieldErrorCode;
  /** What was typed, where there is more to say of it. */
  readonly typed?: string;
  /** What is wrong, with its numbers; left out: the code says it all. */
  readonly fault?: Fault;
}

export const FIELD_ERRORS = [
  'cells.none',
  'cells.unknown',
  'panels.none',
  'panels.unknown',
  'state.unknown',
  'restoration.none',
  'estimate.unknown',
  'estimate.kind',
  'estimate.day',
  'estimate.promiser',
  'day.unreadable',
  'note.polish',
  'text.refused',
  'wish.none',
  'field.repeated',
  'verb.unknown',
  'revision.unreadable',
  'minutes.unreadable',
  'instant.unreadable',
  'instant.missing',
  'instant.twice',
  'instant.past',
  'choice.missing',
] as const;

export type FieldErrorCode = (typeof FIELD_ERRORS)[number];

/** A change nobody has typed anything of yet. */
export function emptyDraft(verb: 'availability' | 'restoration' | 'undo', revision: number): TypedDraft {
  return {
    verb,
    revision: String(revision),
    seen: String(revision),
    cells: [],
    panels: [],
    state: '',
    restoration: '',
    kind: '',
    day: '',
    promised: '',
    note: '',
    noteEn: '',
    noNote: '',
    since: '',
    reason: '',
    quiet: '',
    undo: '',
  };
}

/** A cell as forms name it. */
export function cellName(feature: FeatureId, panel: PanelId): string {
  return `${feature}@${panel}`;
}

/** Where a cell is that a form names. */
export function cellAddress(name: string): CellAddress {
  const [feature = '', panel = ''] = name.split('@');
  return { feature, panel };
}

/** A draft as the fields of a form, nothing of it lost; what is empty is left out. */
export function draftFields(draft: TypedDraft): readonly (readonly [name: string, value: string])[] {
  const { cells, panels, ...single } = draft;
  return [
    ...Object.entries(single).filter(([, value]) => value !== ''),
    ...cells.map((cell) => ['cell', cell] as const),
    ...panels.map((panel) => ['panel', panel] as const),
  ];
}
