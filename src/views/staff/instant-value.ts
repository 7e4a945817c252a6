import { type Instant, localTime, readInstant } from '../../domain/time.ts';

/** An instant as a form has it that nobody has typed into: with its offset where its hour comes twice. */
export function instantValue(instant: Instant): string {
  const { day, clock, offset } = localTime(instant);
  return `${day}T${clock}${offset ?? ''}`;
}

/**
 * What was typed, as the form has it again. Of an hour that comes twice with the offset of the first, which the field
 * then has a place for, and what is wrong says that there is another.
 */
export function typedInstant(typed: string): string {
  const read = readInstant(typed);
  return read.kind === 'twice' ? read.either[0] : typed;
}

/** What was typed, if it is an instant. */
export function meantInstant(typed: string): Instant | null {
  const read = readInstant(typed);
  return read.kind === 'instant' ? read.instant : null;
}
