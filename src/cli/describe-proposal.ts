import type { Proposal, UpdateProposal, WordsProposal } from '../actions/proposal.ts';
import { warsawTime } from '../domain/time.ts';

/** What a proposal says, in a line. @example 'ceneo-xml on a → limited, ceneo-xml on b → limited' */
export function describeProposal(proposal: Proposal): string {
  switch (proposal.verb) {
    case 'availability':
      return proposal.cells
        .map(({ feature, panel, state }) => `${feature} on ${panel} → ${state}`)
        .join(', ');
    case 'restoration':
      return proposal.cells.map(({ panel, restoration }) => `panel ${panel} → ${restoration}`).join(', ');
    case 'confirm':
      return proposal.nextUpdateBy === null
        ? 'confirm'
        : `confirm, next update by ${warsawTime(proposal.nextUpdateBy)}`;
    case 'undo':
      return `undo ${proposal.revision}`;
    case 'update':
      return describeUpdate(proposal);
    case 'words':
      return describeWords(proposal);
    case 'maintenance':
      return proposal.kind === 'planning'
        ? `plan maintenance from ${warsawTime(proposal.from)} until ${warsawTime(proposal.until)}`
        : `change maintenance ${proposal.maintenance}`;
    default:
      return proposal satisfies never;
  }
}

function describeUpdate(proposal: UpdateProposal): string {
  switch (proposal.kind) {
    case 'opening':
      return `open incident ${proposal.id}`;
    case 'retitling':
      return `correct the title of incident ${proposal.incident}`;
    case 'posting':
      return `update of ${proposal.incident} → ${proposal.status}`;
    case 'correction':
      return `correct update ${proposal.update}`;
    default:
      return proposal satisfies never;
  }
}

function describeWords(proposal: WordsProposal): string {
  switch (proposal.kind) {
    case 'writing':
      return `write ${proposal.documents.map(({ path }) => path).join(', ')}`;
    case 'withdrawing':
      return `withdraw ${proposal.withdrawn.map(({ path }) => path).join(', ')}`;
    case 'renaming':
      return `rename ${proposal.path} → ${proposal.name}`;
    case 'bringing-back':
      return `bring back ${proposal.paths.join(', ')} as of revision ${proposal.revision}`;
    default:
      return proposal satisfies never;
  }
}
