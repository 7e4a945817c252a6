import { z } from 'zod';
import { type Day, parseDay } from '../domain/day.ts';
import { type Instant, readInstant, type TypedInstant } from '../domain/time.ts';
import type { FieldErrorCode } from '../views/staff/draft.ts';

/** A text as it was typed, whatever its length: it comes back whole, so that it can be shortened. */
export const text = z.string();

/** Everything of a name that was chosen. */
export const list = z.array(z.string());

/** A box that was ticked, or was not. */
export const tick = z.string().transform((typed) => typed !== '');

/** The revision that something is based on. */
export const revision = read('revision.unreadable', (typed) =>
  /^\d{1,9}$/.test(typed) ? Number(typed) : undefined,
);

/** A whole number, such as one of minutes. */
export function whole(code: FieldErrorCode) {
  return read(code, (typed) => (/^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : undefined));
}

/** A day; empty: none. */
export const day = read('day.unreadable', (typed): Day | null | undefined =>
  typed === '' ? null : (parseDay(typed) ?? undefined),
);

/** A day and an hour on the site’s clock. */
export const instant = z.string().transform(meantInstant);

/** The same; empty: none. */
export const optionalInstant = z
  .string()
  .transform((typed, context): Instant | null => (typed.trim() === '' ? null : meantInstant(typed, context)));

function meantInstant(typed: string, context: z.RefinementCtx): Instant {
  const read = readInstant(typed);
  if (read.kind === 'instant') return read.instant;
  context.addIssue({ code: 'custom', message: codeOfInstant(read) });
  return z.NEVER;
}

/** Why what was typed is no instant. */
export function codeOfInstant({ kind }: Exclude<TypedInstant, { kind: 'instant' }>): FieldErrorCode {
  return `instant.${kind}`;
}

/** One of some words; a field that is not there is `missing`, if anything. */
export function oneOf<const T extends string>(
  words: readonly T[],
  { code = 'state.unknown', missing }: { readonly code?: FieldErrorCode; readonly missing?: T } = {},
) {
  return read(code, (typed) => words.find((word) => word === typed) ?? (typed === '' ? missing : undefined));
}

/** A field that is read from its text; `undefined`: it cannot be. */
export function read<T>(code: FieldErrorCode, meant: (typed: string) => T | undefined) {
  return z.string().transform((typed, context): T => {
    const value = meant(typed);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });
}
