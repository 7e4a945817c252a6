import type { Flaw } from '../domain/flaw.ts';
import { refuseFlaws } from './accept.ts';
import { findLineFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import type { Refusal } from './refusal.ts';

/**
 * Refuses a name or an address that lists could not show on one line: whoever chooses their own name would write other
 * rows of them. An empty name is none, and somebody else’s to choose.
 */
export function checkPerson({
  name = '',
  email,
}: {
  readonly name?: string;
  readonly email?: string;
}): Refusal | null {
  const flaws = [
    ...(name.trim() === '' ? [] : flawsOf('name', name.trim(), LIMITS.person)),
    ...(email === undefined ? [] : flawsOf('email', email.trim(), LIMITS.email)),
  ];
  return flaws.length === 0 ? null : refuseFlaws(flaws);
}

function flawsOf(field: 'name' | 'email', text: string, longest: number): Flaw[] {
  const fault = findLineFault(text, longest);
  return fault ? [{ field, ...fault }] : [];
}
