import { isTrouble } from '../actions/database-trouble.ts';
import { shareOf } from '../http/share.ts';
import type { ViewContext } from '../views/context.ts';
import { type SubscribeTyped, type SubscribeView, subscribeView } from '../views/subscribe.ts';
import { refusedView, type SubscribeMessageView, thanksView, worksView } from '../views/subscribe-message.ts';
import { type Decision, decideAsk } from './decide-ask.ts';
import type { Exchange, Shown } from './exchange.ts';
import { readSubscribeQuery, receiveAsk } from './read-asked.ts';

type Faults = Extract<Decision, { kind: 'wrong' }>['faults'];

/** `/subscribe/`: shows the form, filled in by a link; takes it, and says the same to everybody. */
export async function askToBeTold({
  request,
  url,
  locals: { view: context, subscribe, isOwnForm },
}: Exchange): Promise<Shown<SubscribeView | SubscribeMessageView>> {
  const show = (typed: SubscribeTyped, faults: Faults = {}) =>
    subscribeView(context, { offer: subscribe, typed, faults });
  if (request.method !== 'POST')
    return { status: 200, view: show(readSubscribeQuery(context, url.searchParams)) };
  if (!isOwnForm) return refuse(context, 403, 'foreign');
  if (subscribe.flood.take(networkOf(request)) > 0) return refuse(context, 429, 'flood');
  const sent = await receiveAsk(context, request);
  if (sent === null) return refuse(context, 400, 'foreign');
  const decision = decideAsk(context, sent, subscribe.channels);
  if (decision.kind === 'wrong') return { status: 422, view: show(sent.typed, decision.faults) };
  if (decision.kind === 'works') return { status: 200, view: worksView(context, sent.typed) };
  try {
    await subscribe.subscribers.ask(decision.asked);
  } catch (error) {
    if (!isTrouble(error)) throw error;
    return refuse(context, 503, 'unusable');
  }
  return { status: 200, view: thanksView(context, decision.asked.channel) };
}

function refuse(
  context: ViewContext,
  status: number,
  why: Parameters<typeof refusedView>[1],
): Shown<SubscribeMessageView> {
  return { status, view: refusedView(context, why) };
}

/** Who sends it: the front says so, and nobody else can. */
function networkOf({ headers }: Request): string {
  return shareOf(headers.get('X-Forwarded-For') ?? undefined);
}
