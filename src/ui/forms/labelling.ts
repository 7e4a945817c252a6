import type { Locale } from '../../domain/locale.ts';

/** What stands around a control: each part of a form has it, and in the same way. */
export interface Naming {
  /** The name under which it is sent. */
  name: string;
  /** What its label, hint and error are tied to: the name, unless the page has several of that name. */
  id?: string | undefined;
  label: string;
  /** What may be typed, before anything is. */
  hint?: string | undefined;
  /** What is wrong with what was typed. */
  error?: string | null | undefined;
  /** Of what was typed, in which language the control is. */
  lang?: string | null | undefined;
}

/** How much may be typed (characters, as `actions/limits` counts them): said, and counted while one types. */
export type Limited = { limit?: undefined; locale?: Locale } | { limit: number; locale: Locale };

/** What ties a control to its hint and its error (WCAG 2.2, 1.3.1, 3.3.1). */
export function tieOf({
  id,
  hint,
  error,
  limit,
}: Pick<Naming, 'hint' | 'error'> & { id: string; limit?: number | undefined }) {
  const tied = [(hint || limit !== undefined) && `${id}-hint`, error && `${id}-error`].filter(
    (one) => typeof one === 'string',
  );
  return {
    'aria-describedby': tied.length > 0 ? tied.join(' ') : null,
    'aria-invalid': error ? ('true' as const) : null,
  };
}
