import { type Instant, warsawTime } from '../domain/time.ts';
import { addIntent } from './add-intent.ts';
import type { ActionContext } from './context.ts';
import type { WaitingIntent } from './intents.ts';
import type { Proposal } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Has a proposal applied at an instant of the site clock. */
export function schedule(
  context: ActionContext,
  proposal: Proposal,
  { at }: { readonly at: Instant },
): Promise<WaitingIntent | Refusal> {
  return addIntent(context, proposal, ({ now }) =>
    at <= now
      ? refuse(
          'instant.past',
          `It cannot be scheduled for ${warsawTime(at)}: on the site's clock it is ${warsawTime(now)} already.`,
        )
      : { kind: 'scheduled', applyAt: at, siteInstant: at },
  );
}
