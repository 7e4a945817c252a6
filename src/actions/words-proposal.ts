import type { DraftEvent } from '../domain/events.ts';
import { decideBringingBack } from './bring-back-words.ts';
import type { Manuscripts, Present } from './ports.ts';
import type { WordsProposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';
import { decideRenaming } from './rename-words.ts';
import { decideWithdrawal } from './withdraw-words.ts';
import { decideWriting } from './write-words.ts';

/** What applying it would append, or why it would be refused. */
export function decideWordsProposal(
  present: Present,
  actor: string,
  proposal: WordsProposal,
  manuscripts: Manuscripts,
): readonly DraftEvent[] | Refusal {
  switch (proposal.kind) {
    case 'writing':
      return decideWriting(present, actor, proposal, manuscripts);
    case 'withdrawing':
      return decideWithdrawal(present, actor, proposal);
    case 'renaming':
      return decideRenaming(present, actor, proposal, manuscripts);
    case 'bringing-back':
      return decideBringingBack(present, actor, proposal, manuscripts);
    default:
      return proposal satisfies never;
  }
}
