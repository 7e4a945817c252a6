import { conflictsSince, wishesOf } from '../domain/conflict.ts';
import type { Revision } from '../domain/events.ts';
import type { Authority } from '../domain/staff.ts';
import { msFromInstant } from '../domain/time.ts';
import { accept } from './accept.ts';
import { decideProposal, operationOf, restoresOf } from './apply-proposal.ts';
import { checkAuthority, checkDrafts } from './authorise.ts';
import { describeConflicts } from './expected.ts';
import type { Intent, Intents, PresentMoment, Settlement, WaitingIntent } from './intents.ts';
import type { Inspect, Manuscripts } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What the clocks show. */
type Clocks = Pick<PresentMoment, 'now' | 'wall'>;

/** Those whose instant has come, the longest overdue first: what was missed while nobody ran comes in its order. */
export function dueIntents<T extends Intent>(intents: readonly T[], clocks: Clocks): T[] {
  return intents
    .filter((intent) => intent.status === 'waiting' && latenessOf(intent, clocks) >= 0)
    .sort((one, other) => latenessOf(other, clocks) - latenessOf(one, clocks));
}

/** Milliseconds until the next one that waits is due; `Infinity` when none is to come. */
export function untilNextDue(intents: readonly Intent[], clocks: Clocks): number {
  const waits = intents
    .filter(({ status }) => status === 'waiting')
    .map((intent) => -latenessOf(intent, clocks))
    .filter((wait) => wait > 0);
  return Math.min(...waits);
}

/** Milliseconds since its instant, on its own clock; negative before. */
function latenessOf({ kind, applyAt }: Pick<Intent, 'kind' | 'applyAt'>, { now, wall }: Clocks): number {
  return msFromInstant(kind === 'hold' ? wall : now) - msFromInstant(applyAt);
}

/**
 * Applies an intent whose instant has come, exactly once, or refuses it for good: when its author may not apply
 * that (any more), when something it speaks of was changed since it was made, when readers could not be shown it (an
 * earlier Latarnia took in more), or when it is refused for another reason.
 * What the same author had scheduled besides was to be expected, and does not count as changed.
 */
export function applyIntent(
  intents: Intents,
  id: string,
  inspect: Inspect | null = null,
  manuscripts: Manuscripts | null = null,
): Promise<Intent | Refusal | null> {
  return intents.settle(id, (intent, moment, foreseen, left) =>
    latenessOf(intent, moment) < 0
      ? null
      : settlementOf(intent, moment, foreseen, left, { inspect, manuscripts }),
  );
}

function settlementOf(
  { proposal, actor, authority, basis }: WaitingIntent,
  moment: PresentMoment,
  foreseen: readonly Revision[],
  left: Authority | null,
  { inspect, manuscripts }: { readonly inspect: Inspect | null; readonly manuscripts: Manuscripts | null },
): Settlement {
  const operation = operationOf(proposal);
  const forbidden =
    left === null
      ? refuse('forbidden', `${actor} may not publish anything any more. Publish it yourself, or dismiss it.`)
      : (checkAuthority({ actor, authority }, operation) ??
        checkAuthority({ actor, authority: left }, operation));
  if (forbidden) return { status: 'refused', refusal: forbidden };
  const informed = 'expected' in proposal ? { ...proposal, foreseen } : proposal;
  const decided = checkDrafts({ actor, authority }, decideProposal(moment, actor, informed, manuscripts));
  const drafts = accept(moment, left === null ? decided : checkDrafts({ actor, authority: left }, decided), {
    inspect,
    restores: restoresOf(proposal),
  });
  if ('ok' in drafts) return { status: 'refused', refusal: drafts };
  // What others changed elsewhere in a document has been merged, or refused.
  const isMerged = proposal.verb === 'words' && !proposal.force;
  const conflicts = isMerged
    ? []
    : conflictsSince(moment.state, { expected: basis, foreseen }, drafts.flatMap(wishesOf));
  if (conflicts.length === 0) return { status: 'applied', drafts };
  // Only what was made with force comes here: it overrides what its author saw, not what came after.
  return {
    status: 'refused',
    refusal: refuse(
      'conflict',
      `Changed since it was made at revision ${basis}: ${describeConflicts(conflicts)}.`,
      conflicts,
    ),
  };
}
