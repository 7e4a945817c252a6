import type { AskedView } from './asked.ts';

/** What can be typed into the forms about incidents, and be wrong. */
export type TypedField = 'id' | 'pl' | 'en' | 'started' | 'next';

/** What was typed to open an incident, as it was typed. */
export interface TypedIncident {
  readonly id: string;
  readonly pl: string;
  readonly en: string;
  readonly started: string;
  readonly impact: string;
  readonly panels: readonly string[];
  readonly features: readonly string[];
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
