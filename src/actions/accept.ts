import type { DraftEvent } from '../domain/events.ts';
import type { Flaw } from '../domain/flaw.ts';
import type { Instant } from '../domain/time.ts';
import { describeFlaw } from './describe-flaw.ts';
import { findInstantFault } from './find-fault.ts';
import { type Circumstances, findFlaws } from './find-flaws.ts';
import type { Present } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * What was decided, unless readers could not be shown it: then the refusal that names every flaw. All that is appended
 * by people or machines goes through here, whatever edge it came in by; replay, upcasters and seeding do not.
 *
 * @param circumstances `at`: when it is to be applied, if somebody wrote that
 */
export function accept(
  present: Present,
  decided: readonly DraftEvent[] | Refusal,
  { at, ...circumstances }: Circumstances & { readonly at?: Instant | null },
): readonly DraftEvent[] | Refusal {
  if ('ok' in decided) return decided;
  const late = at == null ? null : findInstantFault(at);
  const flaws: Flaw[] = [
    ...findFlaws(present, decided, circumstances),
    ...(late ? [{ field: 'at' as const, ...late }] : []),
  ];
  return flaws.length === 0 ? decided : refuseFlaws(flaws);
}

/** The refusal of what has flaws, under the code of the first. */
export function refuseFlaws(flaws: readonly Flaw[]): Refusal {
  const [first] = flaws;
  if (!first) throw new RangeError('nothing is wrong');
  return { ...refuse(first.code, flaws.map(describeFlaw).join(' ')), flaws };
}
