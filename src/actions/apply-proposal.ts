import type { DraftEvent, Revision } from '../domain/events.ts';
import type { Operation } from '../domain/staff.ts';
import { act } from './authorise.ts';
import { decideConfirmation } from './confirm.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult, Manuscripts, Present } from './ports.ts';
import type { Proposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';
import { decideAvailability } from './set-availability.ts';
import { decideRestoration } from './set-restoration.ts';
import { decideUndo } from './undo.ts';
import { decideUpdateProposal, operationOfUpdate } from './update-proposal.ts';
import { decideWordsProposal } from './words-proposal.ts';

/** Applies it now. */
export function applyProposal(context: ActionContext, proposal: Proposal): Promise<AppendResult | Refusal> {
  const decide = (present: Present) => decideProposal(present, context.actor, proposal, context.manuscripts);
  return act(context, operationOf(proposal), decide, { restores: restoresOf(proposal) });
}

/**
 * What applying it would append, or why it would be refused.
 *
 * @param manuscripts reads and writes documents; `null`: nobody can, and no words are proposed
 */
export function decideProposal(
  present: Present,
  actor: string,
  proposal: Proposal,
  manuscripts: Manuscripts | null = null,
): readonly DraftEvent[] | Refusal {
  switch (proposal.verb) {
    case 'availability':
      return decideAvailability(present, actor, proposal);
    case 'restoration':
      return decideRestoration(present, actor, proposal);
    case 'confirm':
      return decideConfirmation(present, actor, proposal);
    case 'undo':
      return decideUndo(present, actor, proposal);
    case 'update':
      return decideUpdateProposal(present, actor, proposal);
    case 'words':
      if (manuscripts === null) throw new RangeError('nobody is here who reads documents');
      return decideWordsProposal(present, actor, proposal, manuscripts);
    default:
      return proposal satisfies never;
  }
}

/** The publication whose earlier values it states anew; `undefined`: it says something new. */
export function restoresOf(proposal: Proposal): Revision | undefined {
  return 'restores' in proposal ? proposal.restores : undefined;
}

/** What it is, as far as that decides who may apply it. */
export function operationOf(proposal: Proposal): Operation {
  if (proposal.verb === 'update') return operationOfUpdate(proposal);
  return { verb: proposal.verb, reach: 'cells' in proposal ? proposal.cells : 'site' };
}
