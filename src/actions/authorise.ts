import { type Deed, mayPublish } from '../domain/staff.ts';
import { accept } from './accept.ts';
import { askFirst } from './ask-first.ts';
import type { ActionContext, Decision, Receipt } from './context.ts';
import type { Circumstances } from './find-flaws.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Refuses what somebody may not publish. */
export function checkAuthority(
  { authority, actor }: Pick<ActionContext, 'authority' | 'actor'>,
  deed: Deed,
): Refusal | null {
  if (mayPublish(authority, deed)) return null;
  return refuse(
    'forbidden',
    authority.kind === 'token'
      ? `This token may not publish this (${deed.verb}). An administrator can make one with a wider scope.`
      : `${actor} may not publish this (${deed.verb}). Ask an administrator for the role of an editor.`,
  );
}

/** Appends to the log what can be shown, by somebody who may, and who has said yes to what is asked first. */
export async function act(
  context: ActionContext,
  deed: Deed,
  decide: Decision,
  { restores }: Pick<Circumstances, 'restores'> = {},
): Promise<Receipt | Refusal> {
  return (
    checkAuthority(context, deed) ??
    context.log.append((present) =>
      askFirst(context, present, accept(present, decide(present), { ...context, restores })),
    )
  );
}
