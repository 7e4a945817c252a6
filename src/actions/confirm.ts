import type { DraftEvent } from '../domain/events.ts';
import type { Operation } from '../domain/staff.ts';
import { warsawTime } from '../domain/time.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { explain } from './expected.ts';
import type { AppendResult, Present } from './ports.ts';
import type { Confirm } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** It speaks of all that the site says. */
export const CONFIRMATION: Operation = { verb: 'confirm', reach: 'site' };

/** Says that everything was checked and nothing changed, and by when the next update comes (or not). */
export function confirm(context: ActionContext, confirmation: Confirm): Promise<AppendResult | Refusal> {
  return act(context, CONFIRMATION, (present) => decideConfirmation(present, context.actor, confirmation));
}

/** What confirming appends, or why it is refused. */
export function decideConfirmation(
  { now }: Present,
  actor: string,
  { nextUpdateBy, ...reasoned }: Confirm,
): readonly DraftEvent[] | Refusal {
  return nextUpdateBy !== null && nextUpdateBy <= now
    ? refuse(
        'instant.past',
        `The next update cannot be promised by ${warsawTime(nextUpdateBy)}: on the site's clock it is ${warsawTime(now)} already.`,
      )
    : [{ type: 'status.confirmed', payload: { nextUpdateBy, ...explain(reasoned) }, since: null, actor }];
}
