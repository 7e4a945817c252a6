import type { Proposal } from '../actions/proposal.ts';

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
      return proposal.nextUpdateBy === null ? 'confirm' : `confirm, next update by ${proposal.nextUpdateBy}`;
    case 'undo':
      return `undo ${proposal.revision}`;
    default:
      return proposal satisfies never;
  }
}
