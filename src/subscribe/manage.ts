import { chooseSubscription } from '../actions/subscribe.ts';
import type { Subscriber } from '../actions/subscribers.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { SubscribeMessageView } from '../views/subscribe-message.ts';
import {
  endedView,
  type ManageTyped,
  type ManageView,
  manageView,
  type SubscriberLink,
} from '../views/subscriber.ts';
import { faultsOf, wishOf } from './decide-ask.ts';
import type { ShownPage, SubscriberExchange } from './exchange.ts';
import { withLink } from './follow-link.ts';
import { receiveAsk } from './read-asked.ts';

type Answer = ShownPage<ManageView | SubscribeMessageView>;

/** `/subscribe/manage/{token}/`: what somebody chose, and what was sent to them. Its link is all that is asked for. */
export async function manage(exchange: SubscriberExchange, token: string): Promise<Answer | Response> {
  const { request, url, locals } = exchange;
  const { view: context, subscribe } = locals;
  const link: SubscriberLink = { purpose: 'manage', token };
  let done: { readonly locale: Locale; readonly how: string } | null = null;
  const answer = await withLink(exchange, link, 410, async (subscriber): Promise<Answer> => {
    const show = async (typed: ManageTyped, status = 200) => ({
      status,
      view: manageView(context, link, subscriber, {
        receipts: await subscribe.subscribers.receipts(subscriber.id),
        typed,
      }),
    });
    if (request.method !== 'POST') {
      return show({ isSaved: url.searchParams.has('saved'), isWorking: url.searchParams.has('works') });
    }
    // What is no form is refused where it is read as one.
    const form = await request
      .clone()
      .formData()
      .catch(() => null);
    if (form?.has('end')) {
      const how = await subscribe.subscribers.end(subscriber.id, { isSure: false });
      return { status: 200, view: endedView(context, link, how) };
    }
    const typed = await save(exchange, subscriber, form?.getAll('keep') ?? []);
    if (typed.fault !== undefined) return show(typed, 422);
    done = { locale: context.locale, how: typed.isWorking ? 'saved&works' : 'saved' };
    return show(typed);
  });
  if (done === null) return answer;
  const { locale, how }: { locale: Locale; how: string } = done;
  const to = localePath(locale, `/subscribe/manage/${encodeURIComponent(token)}/?${how}`);
  return new Response(null, { status: 303, headers: { Location: to } });
}

/** @returns what is wrong with it, or that it is stored */
async function save(
  { request, locals: { view: context, subscribe } }: SubscriberExchange,
  subscriber: Subscriber,
  keep: readonly unknown[],
): Promise<ManageTyped> {
  const sent = await receiveAsk(context, request);
  if (sent === null) return { fault: 'gone' };
  const { typed } = sent;
  const { state, now } = context;
  const kept = subscriber.wishes.filter((one) => keep.includes(one.id)).map(({ wish }) => wish);
  const isAdding = typed.panels.length + typed.features.length > 0 || typed.incident !== '';
  const outcome = await chooseSubscription({ ...subscribe, state, now }, subscriber, {
    wishes: isAdding ? [...kept, wishOf(context, typed)] : kept,
    pace: typed.digest ? 'digest' : 'at-once',
    locale: typed.lang,
  });
  if (outcome.kind === 'chosen') return { isSaved: true, isWorking: outcome.works.length > 0 };
  const fault = outcome.code === 'wish.none' ? 'nothing' : faultsOf(outcome.code, null).what;
  return { added: typed, fault: fault ?? 'gone' };
}
