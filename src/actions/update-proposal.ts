import type { DraftEvent } from '../domain/events.ts';
import type { Operation } from '../domain/staff.ts';
import { decideRetitling } from './correct-incident.ts';
import { decideCorrection } from './correct-update.ts';
import { decideOpening } from './open-incident.ts';
import type { Present } from './ports.ts';
import { decideUpdate } from './post-update.ts';
import type { UpdateProposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';
import { EVERYWHERE, openingOperation, updateOperation } from './update-operation.ts';

/** What applying it would append, or why it would be refused. */
export function decideUpdateProposal(
  present: Present,
  actor: string,
  { verb: _, ...proposal }: UpdateProposal,
): readonly DraftEvent[] | Refusal {
  switch (proposal.kind) {
    case 'opening': {
      const { kind: __, ...opened } = proposal;
      return decideOpening(present, actor, opened);
    }
    case 'retitling':
      return decideRetitling(present, actor, proposal);
    case 'posting': {
      const { kind: __, ...update } = proposal;
      return decideUpdate(present, actor, update);
    }
    case 'correction':
      return decideCorrection(present, actor, proposal);
    default:
      return proposal satisfies never;
  }
}

/** What it is, as far as that decides who may apply it. */
export function operationOfUpdate(proposal: UpdateProposal): Operation {
  switch (proposal.kind) {
    case 'posting':
      return updateOperation(proposal);
    case 'opening':
      return openingOperation(proposal);
    default:
      return EVERYWHERE;
  }
}
