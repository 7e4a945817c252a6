import type { DraftEvent } from '../domain/events.ts';
import type { Manuscripts, Present } from './ports.ts';
import type { WordsProposal } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What applying it would append, or why it would be refused. */
export function decideWordsProposal(
  _present: Present,
  _actor: string,
  _proposal: WordsProposal,
  _manuscripts: Manuscripts,
): readonly DraftEvent[] | Refusal {
  return refuse('words.unknown', 'There is no such document.');
}
