import type { AskedView } from './asked.ts';

/** What can be typed into the forms about incidents, and be wrong. */
export type TypedField =
  | ('id' | 'pl' | 'en' | 'started' | 'next' | 'bodyPl' | 'bodyEn' | 'known' | 'about')
  | ('states' | 'kind' | 'day' | 'note' | 'noteEn' | 'since' | `gap:${string}`);

/** What changes with words of an incident, as it was typed. */
export interface TypedBeside {
  /** By the name of the cell: what its feature does from now on; what is left out or empty stays as it is. */
  readonly states: Readonly<Record<string, string>>;
  /** By panel. */
  readonly restorations: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly day: string;
  readonly note: string;
  readonly noteEn: string;
  readonly since: string;
}

/** What was typed into the gaps of a template, by gap and language: `cause:pl`. */
export type TypedGaps = Readonly<Record<string, string>>;

/** What was typed to open an incident, as it was typed. */
export interface TypedIncident {
  readonly id: string;
  readonly pl: string;
  readonly en: string;
  readonly started: string;
  readonly impact: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
  /** The draft that it was kept as; empty: none. */
  readonly draft: string;
  /** When that was saved. */
  readonly draftSaved: string;
  /** Its first update, if there are any words of it. */
  readonly status: string;
  readonly bodyPl: string;
  readonly bodyEn: string;
  readonly next: string;
  readonly known: string;
  readonly quiet: boolean;
  readonly beside: TypedBeside;
  readonly gaps: TypedGaps;
  /** The revision that its author looked at. */
  readonly expected: string;
}

/** An update as it was typed. */
export interface TypedUpdate {
  readonly status: string;
  readonly impact: string;
  readonly pl: string;
  readonly en: string;
  readonly next: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
  /** The draft that it was kept as; empty: none. */
  readonly draft: string;
  /** When that was saved. */
  readonly draftSaved: string;
  /** The moment it speaks of; empty: when it is said. */
  readonly about: string;
  readonly quiet: boolean;
  readonly beside: TypedBeside;
  readonly gaps: TypedGaps;
  /** The revision that its author looked at. */
  readonly expected: string;
}

/** A correction as it was typed. */
export interface TypedCorrection {
  readonly update: string;
  readonly status: string;
  readonly impact: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
  readonly pl: string;
  readonly en: string;
  /** The English words say what the Polish ones say now. */
  readonly stands: boolean;
  /** Nobody is to be told by message. */
  readonly quiet: boolean;
  readonly expected: string;
}

/** The title of an incident as it was typed. */
export interface TypedTitle {
  readonly pl: string;
  readonly en: string;
  /** The English title means what the Polish one means now. */
  readonly stands: boolean;
  readonly expected: string;
}

/** What is wrong with a form: with the whole of it, or with fields, by their names. */
export interface FormProblem {
  /** `null`: its fields say it, or something is asked. */
  readonly text: string | null;
  readonly errors: Readonly<Partial<Record<TypedField, string>>>;
  /** What was typed can be applied all the same. */
  readonly isConflict: boolean;
  /** What is to be said yes to first: sent once more, it is applied. */
  readonly asked?: readonly AskedView[];
}
