import { mayApply, type Operation, partsOf, type TokenScope } from '../domain/staff.ts';
import { accept } from './accept.ts';
import { askFirst } from './ask-first.ts';
import type { ActionContext } from './context.ts';
import type { Circumstances } from './find-flaws.ts';
import type { AppendResult, Decision } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Refuses what somebody may not apply. */
export function checkAuthority(
  { authority, actor }: Pick<ActionContext, 'authority' | 'actor'>,
  operation: Operation,
): Refusal | null {
  const lacking = partsOf(operation).find((part) => !mayApply(authority, { ...part, beside: [] }));
  if (!lacking) return null;
  return refuse(
    'forbidden',
    authority.kind === 'token'
      ? `This token may not publish this (${lacking.verb}): ${describeLack(authority.scope, lacking)}. An administrator can create one with a wider scope.`
      : `${actor} may not publish this (${lacking.verb}). Ask an administrator for the editor role.`,
  );
}

/** What a token lacks. */
function describeLack(scope: TokenScope, { verb, reach }: Operation): string {
  if (!scope.verbs.some((allowed) => allowed === verb)) return 'it was not made for that';
  const bounds = [
    ...(scope.panels === null ? [] : [`panels ${scope.panels.join(', ')}`]),
    ...(scope.features === null ? [] : [`features ${scope.features.join(', ')}`]),
  ];
  const what = reach === 'site' ? 'this speaks of the whole site' : 'this goes beyond';
  return `it is for ${bounds.join(' and ')} alone, and ${what}`;
}

/** Appends to the log what can be shown, by somebody who may, and who has said yes to what is asked first. */
export async function act(
  context: ActionContext,
  operation: Operation,
  decide: Decision,
  { restores }: Pick<Circumstances, 'restores'> = {},
): Promise<AppendResult | Refusal> {
  return (
    checkAuthority(context, operation) ??
    context.log.append((present) =>
      askFirst(context, present, accept(present, decide(present), { ...context, restores })),
    )
  );
}
