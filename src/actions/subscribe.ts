import { effectiveCell } from '../domain/facts.ts';
import type { Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { ChannelName, Interest, TellingPace } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { type AddressFault, findAddressFault } from './find-address-fault.ts';
import { findWishFault, type WishFault } from './find-wish-fault.ts';
import type { Asked, Subscriber, Subscribers } from './subscribers.ts';

/** What subscribing is decided from. */
export interface SubscribeContext {
  readonly subscribers: Subscribers;
  /** What can be offered. */
  readonly channels: readonly ChannelName[];
  readonly state: State;
  /** Site clock. */
  readonly now: Instant;
  /** Looks at where a hook, a chat or a push service leads, before anything is sent there; `null`: it may be. */
  readonly checkAddress: (channel: ChannelName, address: string) => Promise<string | null>;
}

/** Why what somebody asked for was not written down: stable names. */
export type AskFault =
  | AddressFault
  | WishFault
  | 'channel.unavailable'
  | 'address.refused'
  /** No address that this chat takes messages at. */
  | 'address.other-host'
  /** All that was chosen anew is to be waited for, and works already. */
  | 'wish.works';

/** Cells of what was asked for once that work already: nobody waits for them. */
type Working = readonly { readonly panel: string; readonly feature: string }[];

type AskOutcome =
  /** Written down. `manage`: of push, the token of the link to its choices. */
  | { readonly kind: 'asked'; readonly works: Working; readonly manage: string | null }
  /** All of it works: nothing was written down. */
  | { readonly kind: 'works'; readonly works: Working }
  | { readonly kind: 'refused'; readonly code: AskFault };

/** Somebody asks to be told. For every address the answer is the same: who is told already is nobody else's business. */
export async function subscribe(context: SubscribeContext, asked: Asked): Promise<AskOutcome> {
  const { subscribers, channels, state, checkAddress } = context;
  if (!channels.includes(asked.channel)) return { kind: 'refused', code: 'channel.unavailable' };
  const fault = findAddressFault(asked) ?? findWishFault(state, asked.wish);
  if (fault !== null) return { kind: 'refused', code: fault };
  const { wish, works } = splitWorking(context, asked.wish);
  if (wish === null) return { kind: 'works', works };
  const flaw = asked.channel === 'email' ? null : await checkAddress(asked.channel, asked.address);
  if (flaw !== null)
    return { kind: 'refused', code: flaw === 'address.other-host' ? flaw : 'address.refused' };
  const { manage } = await subscribers.ask({ ...asked, wish });
  return { kind: 'asked', works, manage };
}

/** Somebody followed the link of the mail and said yes. `works`: what they waited for, and need not any more. `null`: the link does not work. */
export async function confirmSubscription(
  context: Pick<SubscribeContext, 'subscribers' | 'state' | 'now'>,
  token: string,
): Promise<{ readonly subscriber: Subscriber; readonly works: Working } | null> {
  const before = await context.subscribers.find(token, 'confirm');
  const works = (before?.wishes ?? [])
    .filter(({ confirmedAt }) => confirmedAt === null)
    .flatMap(({ wish }) => splitWorking(context, wish).works);
  const subscriber = await context.subscribers.confirm(token, (panel, feature) =>
    isWorking(context, panel, feature),
  );
  return subscriber && { subscriber, works };
}

/**
 * Somebody chose anew. Choosing nothing is refused: ending has a button of its own, and erases the address. `works`: what they added
 * to be waited for, and need not be.
 */
export async function chooseSubscription(
  context: Pick<SubscribeContext, 'subscribers' | 'state' | 'now'>,
  { id, wishes: before }: Pick<Subscriber, 'id' | 'wishes'>,
  {
    wishes,
    pace,
    locale,
  }: { readonly wishes: readonly Interest[]; readonly pace: TellingPace; readonly locale: Locale },
): Promise<
  { readonly kind: 'chosen'; readonly works: Working } | { readonly kind: 'refused'; readonly code: AskFault }
> {
  const had = before.map(({ wish }) => JSON.stringify(wish));
  // What they had is theirs to keep: of an incident that is withdrawn since, or of what works by now.
  const added = wishes.filter((wish) => !had.includes(JSON.stringify(wish)));
  for (const wish of added) {
    const code = findWishFault(context.state, wish);
    if (code !== null) return { kind: 'refused', code };
  }
  const split = wishes.map((wish) =>
    added.includes(wish) ? splitWorking(context, wish) : { wish, works: [] },
  );
  const works = split.flatMap((one) => one.works);
  const kept = split.flatMap(({ wish }) => wish ?? []);
  if (kept.length === 0 && works.length > 0) return { kind: 'refused', code: 'wish.works' };
  if (kept.length === 0) return { kind: 'refused', code: 'wish.none' };
  if (kept.length > MOST_WISHES) return { kind: 'refused', code: 'wish.many' };
  await context.subscribers.choose(id, { wishes: kept, pace, locale });
  return { kind: 'chosen', works };
}

/** How much one address may ask for. */
const MOST_WISHES = 50;

function splitWorking(
  context: Pick<SubscribeContext, 'state' | 'now'>,
  wish: Interest,
): { readonly wish: Interest | null; readonly works: Working } {
  if (wish.of !== 'once') return { wish, works: [] };
  const works = wish.cells.filter(({ panel, feature }) => isWorking(context, panel, feature));
  const cells = wish.cells.filter((cell) => !works.includes(cell));
  return { wish: cells.length === 0 ? null : { of: 'once', cells }, works };
}

function isWorking({ state, now }: Pick<SubscribeContext, 'state' | 'now'>, panel: string, feature: string) {
  return effectiveCell(state, feature, panel, now).state === 'available';
}
