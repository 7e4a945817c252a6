import type { Instant } from '../domain/time.ts';
import { accept } from './accept.ts';
import { decideProposal, operationOf, restoresOf } from './apply-proposal.ts';
import { askFirst } from './ask-first.ts';
import { checkAuthority, checkDrafts } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { NewIntent, PresentMoment, WaitingIntent } from './intents.ts';
import type { Proposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';

/** When a publication is to come, by its own clock and by the site's. */
interface Appointment extends Pick<NewIntent, 'kind' | 'applyAt'> {
  readonly siteInstant: Instant;
}

/**
 * Keeps a proposal for later, by somebody who may apply it, and refuses at once what would be refused now or is sure
 * to be by then. What is to be asked first is asked now: nobody is there at its instant. What the
 * site says already can be scheduled, not held: both ends of a maintenance are made before it begins.
 */
export async function addIntent(
  context: ActionContext,
  proposal: Proposal,
  appoint: (moment: PresentMoment) => Appointment | Refusal,
): Promise<WaitingIntent | Refusal> {
  const { actor, authority, intents } = context;
  const forbidden = checkAuthority(context, operationOf(proposal));
  if (forbidden) return forbidden;
  return intents.add((moment) => {
    const appointment = appoint(moment);
    if ('ok' in appointment) return appointment;
    const { kind, applyAt, siteInstant } = appointment;
    const then = { state: moment.state, now: siteInstant, wall: moment.wall };
    const at = kind === 'scheduled' ? applyAt : null;
    const decided = checkDrafts(context, decideProposal(then, actor, proposal, context.manuscripts));
    if (kind === 'scheduled' && 'ok' in decided && decided.code === 'nothing.changed') {
      // The end of something, such as a maintenance: it says something new once its beginning has been applied.
      return { kind, proposal, applyAt, basis: moment.state.revision, actor, authority };
    }
    const accepted = accept(then, decided, { inspect: context.inspect, restores: restoresOf(proposal), at });
    const drafts = askFirst(context, moment, accepted, at);
    if ('ok' in drafts) return drafts;
    return { kind, proposal, applyAt, basis: moment.state.revision, actor, authority };
  });
}
