import { operationOf } from './apply-proposal.ts';
import { checkAuthority } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Marks a change that did not come about as seen, by somebody who might have applied it. */
export async function dismissIntent(
  context: ActionContext,
  id: string,
): Promise<{ readonly ok: true } | Refusal> {
  const { actor, intents } = context;
  const intent = await intents.find(id);
  if (intent?.status !== 'refused') {
    return refuse('intent.unknown', `Nothing that could not be published is known under ${id}.`);
  }
  const forbidden = checkAuthority(context, operationOf(intent.proposal));
  if (forbidden) return forbidden;
  await intents.dismiss(id, actor);
  return { ok: true };
}
