import { instantAfter } from '../domain/time.ts';
import { addIntent } from './add-intent.ts';
import type { ActionContext } from './context.ts';
import type { WaitingIntent } from './intents.ts';
import type { Proposal } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The longest hold (minutes). What is to wait longer is scheduled. */
export const LONGEST_HOLD = 120;

const MINUTE = 60_000;

/**
 * Has a proposal applied in some minutes of the machine’s clock, from 1 to `LONGEST_HOLD`, so that it can still be
 * cancelled without a trace. The site’s clock may be set meanwhile: whoever holds something counts in real minutes.
 */
export function hold(
  context: ActionContext,
  proposal: Proposal,
  { minutes }: { readonly minutes: number },
): Promise<WaitingIntent | Refusal> {
  return addIntent(context, proposal, ({ wall, now }) => {
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_HOLD) {
      return refuse(
        'hold.length',
        `A change is held for 1 to ${LONGEST_HOLD} minutes. Schedule a later one.`,
      );
    }
    return {
      kind: 'hold',
      applyAt: instantAfter(wall, minutes * MINUTE),
      siteInstant: instantAfter(now, minutes * MINUTE),
    };
  });
}
