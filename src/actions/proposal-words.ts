import type { TranslatedText } from '../domain/locale.ts';
import type { Proposal, UpdateProposal, WordsProposal } from './proposal.ts';

/**
 * Every text that the author of a proposal typed. An undo holds none: what it puts back is read from the log at its
 * instant, and what was redacted until then is not there to be put back.
 */
export function wordsOfProposal(proposal: Proposal): string[] {
  const reason = 'reason' in proposal ? (proposal.reason ?? null) : null;
  const texts = [...textsOf(proposal).flatMap(({ pl, en }) => [pl, en]), reason];
  return texts.filter((text) => text !== null);
}

function textsOf(proposal: Proposal): TranslatedText[] {
  switch (proposal.verb) {
    case 'availability':
      return proposal.cells.flatMap(({ note }) => (note ? [note] : []));
    case 'update':
      return textsOfUpdate(proposal);
    case 'words':
      return textsOfWords(proposal);
    case 'restoration':
    case 'confirm':
    case 'undo':
      return [];
    default:
      return proposal satisfies never;
  }
}

function textsOfUpdate(proposal: UpdateProposal): TranslatedText[] {
  switch (proposal.kind) {
    case 'opening':
    case 'retitling':
      return [proposal.title];
    case 'posting':
    case 'correction':
      return [proposal.body];
    default:
      return proposal satisfies never;
  }
}

/** Without what only repeats the log: a version that is brought back is read from there. */
function textsOfWords(proposal: WordsProposal): TranslatedText[] {
  const plain = (text: string): TranslatedText => ({ pl: text, en: null });
  switch (proposal.kind) {
    case 'writing':
      return proposal.documents.flatMap(({ pl, en }) =>
        [...Object.values(pl), ...Object.values(en ?? {})].flat().map(plain),
      );
    case 'withdrawing':
      return proposal.withdrawn.flatMap(({ lastWords }) => (lastWords === null ? [] : [plain(lastWords)]));
    case 'renaming':
    case 'bringing-back':
      return [];
    default:
      return proposal satisfies never;
  }
}
