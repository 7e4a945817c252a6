import { applyProposal } from './apply-proposal.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Applies a change that did not come about, now and in the name of who asks for it. What was changed since it was made is a
 * conflict, unless it is forced.
 */
export async function applyRefused(
  context: ActionContext,
  id: string,
  { force = false }: { readonly force?: boolean } = {},
): Promise<AppendResult | Refusal> {
  const intent = await context.intents.find(id);
  if (intent?.status !== 'refused' || intent.dismissedBy !== null) {
    return refuse('intent.unknown', `Nothing that could not be published is known under ${id}.`);
  }
  const { proposal } = intent;
  const outcome = await applyProposal(
    context,
    'expected' in proposal && force ? { ...proposal, force } : proposal,
  );
  if (outcome.ok) await context.intents.dismiss(id, context.actor);
  return outcome;
}
