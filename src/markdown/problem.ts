import type { Fault } from '../domain/flaw.ts';

/** Something wrong in a content file: where, and what to write instead. */
export interface Problem {
  /** Below the content folder: `pl/steps/reconnect-allegro.md`. */
  readonly file: string;
  /** 1-based line; `null` when the mistake is in no one line. */
  readonly line: number | null;
  /** Dotted path into the front matter: `when.0.is`. */
  readonly field: string | null;
  readonly message: string;
  /** What of it readers could not be shown, where that is what is wrong. */
  readonly fault?: Fault;
  /** It may be as it is meant to be: nothing is kept off the site for it, and no check fails by it. */
  readonly isWarning?: true;
}

/** `pl/steps/x.md:4 kind: must be one of …`, `pl/steps/x.md:9 warning: …` */
export function problemLine({ file, line, field, message, isWarning }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  if (isWarning) return `${place} warning: ${message}`;
  return field === null ? `${place} ${message}` : `${place} ${field}: ${message}`;
}
