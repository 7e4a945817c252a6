import { isTrouble } from '../actions/database-trouble.ts';
import { subscribe } from '../actions/subscribe.ts';
import { localePath } from '../domain/locale.ts';
import { shareOf } from '../http/share.ts';
import type { ViewContext } from '../views/context.ts';
import { type SubscribeTyped, type SubscribeView, subscribeView } from '../views/subscribe.ts';
import { SUBSCRIBE_PATH } from '../views/subscribe-href.ts';
import {
  refusedAskView,
  type SubscribeMessageView,
  thanksView,
  worksView,
} from '../views/subscribe-message.ts';
import { askedBy, type Faults, faultsOf } from './decide-ask.ts';
import type { ShownPage, SubscriberExchange } from './exchange.ts';
import { readSubscribeQuery, receiveAsk } from './read-asked.ts';

type Answer = ShownPage<SubscribeView | SubscribeMessageView>;

/** `/subscribe/`: shows the form, filled in by a link; takes it, and says the same to everybody. */
export async function askToBeTold({
  request,
  url,
  locals: { view: context, subscribe: access, isOwnForm },
}: SubscriberExchange): Promise<Answer | Response> {
  const show = (status: number, typed: SubscribeTyped, faults: Faults = {}): Answer => ({
    status,
    view: subscribeView(context, { offer: access, typed, faults }),
  });
  if (request.method !== 'POST') return show(200, readSubscribeQuery(context, url.searchParams));
  if (!isOwnForm) return refuse(context, 403, 'foreign');
  const wait = access.flood.take(networkOf(request));
  if (wait > 0) return refuse(context, 429, 'flood', { 'Retry-After': String(wait) });
  const sent = await receiveAsk(context, request);
  if (sent === null) return refuse(context, 400, 'foreign');
  const asked = askedBy(context, sent, access.channels);
  if (asked === null) return show(422, sent.typed, faultsOf('channel.unavailable', null));
  const { state, now } = context;
  try {
    const outcome = await subscribe({ ...access, state, now }, asked);
    if (outcome.kind === 'refused') return show(422, sent.typed, faultsOf(outcome.code, asked.channel));
    if (outcome.kind === 'works') return { status: 200, view: worksView(context, sent.typed) };
    // A browser is told at once: it goes on to its choices, to which no mail brings it.
    if (outcome.manage !== null) {
      const to = localePath(context.locale, `${SUBSCRIBE_PATH}manage/${outcome.manage}/?saved`);
      return new Response(null, { status: 303, headers: { Location: to } });
    }
    await access.lookAtLog();
    return { status: 200, view: thanksView(context, asked.channel, access) };
  } catch (error) {
    if (!isTrouble(error)) throw error;
    return refuse(context, 503, 'unusable');
  }
}

function refuse(
  context: ViewContext,
  status: number,
  why: Parameters<typeof refusedAskView>[1],
  headers: Readonly<Record<string, string>> = {},
): ShownPage<SubscribeMessageView> {
  return { status, headers, view: refusedAskView(context, why) };
}

/** Who sends it: the front says so, and nobody else can. */
function networkOf({ headers }: Request): string {
  return shareOf(headers.get('X-Forwarded-For') ?? undefined);
}
