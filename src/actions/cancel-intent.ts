import { operationOf } from './apply-proposal.ts';
import { checkAuthority } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { CancelledIntent, Intent } from './intents.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Cancels a change that is still to come, by somebody who might apply it. Readers never hear of it. */
export async function cancelIntent(context: ActionContext, id: string): Promise<CancelledIntent | Refusal> {
  const { actor, intents } = context;
  let forbidden: Refusal | null = null;
  const intent = await intents.settle(id, ({ proposal }) => {
    forbidden = checkAuthority(context, operationOf(proposal));
    return forbidden ? null : { status: 'cancelled', by: actor };
  });
  if (forbidden) return forbidden;
  if (intent === null) return refuse('intent.unknown', `Nothing is scheduled or held under ${id}.`);
  if ('ok' in intent) return intent;
  return intent.status === 'cancelled' ? intent : refuse('intent.settled', describeSettled(intent));
}

function describeSettled(intent: Intent): string {
  return intent.status === 'applied'
    ? `Too late: it was published as revision ${intent.revision}. Undo it with: undo ${intent.revision}.`
    : `It is ${intent.status} already; nothing was published.`;
}
