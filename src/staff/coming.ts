import type { RefusedIntent, WaitingIntent } from '../actions/intents.ts';
import type { Proposal } from '../actions/proposal.ts';
import { type Wish, wishesOf } from '../domain/conflict.ts';
import type { Locale } from '../domain/locale.ts';
import { refusalText } from '../i18n/staff-refusals.ts';
import type { Coming } from '../views/staff/scheduled.ts';

/** A change to come as its page is given it. */
export function comingOf(locale: Locale, intent: WaitingIntent | RefusedIntent): Coming {
  const { id, kind, applyAt, actor, proposal } = intent;
  return {
    id,
    kind,
    applyAt,
    actor,
    reason: 'reason' in proposal ? (proposal.reason ?? null) : null,
    wishes: saidBy(proposal, actor),
    title: titleOf(proposal),
    refused: intent.status === 'refused' ? refusalText(locale, intent.refusal) : null,
  };
}

function saidBy(proposal: Proposal, actor: string): Wish[] {
  switch (proposal.verb) {
    case 'availability': {
      const { cells, since } = proposal;
      return wishesOf({ type: 'availability.set', payload: { cells }, since, actor });
    }
    case 'restoration': {
      const { cells, since } = proposal;
      return wishesOf({ type: 'restoration.set', payload: { cells }, since, actor });
    }
    case 'confirm':
    case 'undo':
    case 'update':
    case 'words':
    case 'maintenance':
      return [];
    default:
      return proposal satisfies never;
  }
}

function titleOf(proposal: Proposal): Coming['title'] {
  if (proposal.verb === 'undo') return { kind: 'undo', revision: proposal.revision };
  if (proposal.verb === 'maintenance') {
    if (proposal.kind === 'planning') return { kind: 'maintenance', of: proposal.title, becomes: proposal };
    const { maintenance: of, ended, cancelled, ...times } = proposal;
    return { kind: 'maintenance', of, becomes: ended ? 'ended' : cancelled ? 'cancelled' : times };
  }
  if (proposal.verb === 'update' || proposal.verb === 'words') return { kind: proposal.verb };
  return proposal.verb === 'confirm' ? { kind: 'confirm' } : null;
}
