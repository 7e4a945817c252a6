import { answersChallenge } from '../actions/answers-challenge.ts';
import { isTrouble } from '../actions/database-trouble.ts';
import { confirmSubscription } from '../actions/subscribe.ts';
import type { LinkPurpose, Subscriber } from '../actions/subscribers.ts';
import { refusedAskView, type SubscribeMessageView } from '../views/subscribe-message.ts';
import {
  alreadyConfirmedView,
  confirmedView,
  confirmView,
  endedView,
  endView,
  goneLinkView,
  type SubscriberLink,
} from '../views/subscriber.ts';
import type { ShownPage, SubscriberExchange } from './exchange.ts';

type Answer = ShownPage<SubscribeMessageView>;

/** After so long (s) a database that could not be used may be there again. */
const AGAIN = '30';

/** `/subscribe/confirm/{token}/`: whoever looks at it, as programs do that follow the links of mail, changes nothing. */
export function confirmByLink(exchange: SubscriberExchange, token: string): Promise<Answer> {
  const { view: context, subscribe } = exchange.locals;
  const link: SubscriberLink = { purpose: 'confirm', token };
  return withLink(exchange, link, 410, async (subscriber) => {
    const waits = subscriber.wishes.some(({ confirmedAt }) => confirmedAt === null);
    if (!waits && subscriber.status === 'pending') return shown(goneLinkView(context, link), 410);
    if (exchange.request.method !== 'POST') {
      return waits || subscriber.status === 'stopped'
        ? shown(confirmView(context, link, subscriber))
        : shown(alreadyConfirmedView(context, link, subscriber, subscribe.subscribers.choicesOf(subscriber)));
    }
    if (!(await answersChallenge(subscribe.challenge, subscriber))) {
      return shown(confirmView(context, link, subscriber, true), 422);
    }
    const { state, now } = context;
    const confirmed = await confirmSubscription({ ...subscribe, state, now }, token);
    return confirmed === null
      ? shown(goneLinkView(context, link), 410)
      : shown(confirmedView(context, link, confirmed.subscriber));
  });
}

/** `/subscribe/end/{token}/`: a member of a group that was asked speaks for all of it. */
export function endByLink(exchange: SubscriberExchange, token: string): Promise<Answer> {
  return endBy(exchange, { purpose: 'end', token });
}

/**
 * `/subscribe/one-click/{token}/` (RFC 8058): a mail program sends it without a word to its reader, from anywhere, and is
 * answered in a line. It never expires, and is answered alike however often it is sent.
 */
export async function endByOneClick(exchange: SubscriberExchange, token: string): Promise<Answer | Response> {
  const answer = await endBy(exchange, { purpose: 'one-click', token });
  const isProgram =
    exchange.request.method === 'POST' &&
    /List-Unsubscribe/i.test(await exchange.request.text().catch(() => ''));
  if (!isProgram) return answer;
  return new Response(`${answer.view.page.title}\n`, {
    status: answer.status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      // Who sends one for a reader tries again.
      ...(answer.status === 503 ? { 'Retry-After': AGAIN } : {}),
    },
  });
}

function endBy(exchange: SubscriberExchange, link: SubscriberLink): Promise<Answer> {
  const { view: context, subscribe } = exchange.locals;
  return withLink(exchange, link, 200, async (subscriber) => {
    if (exchange.request.method !== 'POST') return shown(endView(context, link, subscriber));
    const how = await subscribe.subscribers.end(subscriber.id, { isSure: link.purpose === 'end' });
    return shown(endedView(context, link, how));
  });
}

/** @param gone the status where it works no more: who ends what has ended is content */
export async function withLink<View>(
  { locals: { view: context, subscribe } }: Pick<SubscriberExchange, 'locals'>,
  link: SubscriberLink & { readonly purpose: LinkPurpose },
  gone: number,
  go: (subscriber: Subscriber) => Promise<ShownPage<View>>,
): Promise<ShownPage<View | SubscribeMessageView>> {
  try {
    const subscriber = await subscribe.subscribers.find(link.token, link.purpose);
    return subscriber === null ? shown(goneLinkView(context, link), gone) : await go(subscriber);
  } catch (error) {
    if (!isTrouble(error)) throw error;
    return shown(refusedAskView(context, 'unusable'), 503);
  }
}

function shown<View>(view: View, status = 200): ShownPage<View> {
  return { status, view };
}
