import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import type { ChannelName, Interest, TellingPace } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { type SubscribeFault, subscribeWords } from '../i18n/subscribe.ts';
import { subscriberWords } from '../i18n/subscriber.ts';
import type { ViewContext } from './context.ts';
import { type Option, option } from './options.ts';
import { type PageView, pageView } from './page.ts';
import { type ReceiptView, receiptView } from './receipts.ts';
import { nothingTyped, type SubscribeTyped, type WhatView, whatView } from './subscribe.ts';
import { SUBSCRIBE_PATH } from './subscribe-href.ts';
import { messageView, type SubscribeMessageView } from './subscribe-message.ts';
import { wishText } from './wish-text.ts';

/** One who is told, as far as their own pages say. */
interface ShownSubscriber {
  readonly channel: ChannelName;
  readonly address: string;
  readonly secret: string | null;
  readonly locale: Locale;
  readonly pace: TellingPace;
  readonly status: 'pending' | 'confirmed' | 'stopped';
  readonly wishes: readonly {
    readonly id: string;
    readonly wish: Interest;
    readonly confirmedAt: Instant | null;
    readonly fired: readonly { readonly topic: string }[];
  }[];
}

/** Which link of theirs a page stands behind. */
export interface SubscriberLink {
  readonly purpose: 'confirm' | 'end' | 'manage' | 'one-click';
  readonly token: string;
}

/** Choices and receipts. */
export interface ManageView {
  readonly kind: 'manage';
  readonly page: PageView;
  readonly where: string;
  readonly note: string | null;
  readonly isSaved: boolean;
  /** What was added to be waited for works already; `null`: nothing like that. */
  readonly works: string | null;
  readonly wishes: readonly Option[];
  readonly what: WhatView;
  readonly languages: readonly Option[];
  readonly isDigest: boolean;
  readonly error: string | null;
  readonly secret: string | null;
  readonly receipts: readonly ReceiptView[];
  /** By which clock they were sent; `null`: there is but one. */
  readonly clock: string | null;
}

/** The same page in the other language stands behind the same link. */
function addressOf({ purpose, token }: SubscriberLink): (locale: Locale) => string {
  return (locale) => localePath(locale, `${SUBSCRIBE_PATH}${purpose}/${encodeURIComponent(token)}/`);
}

/** `anna@example.com`; of a hook and a chat whose it is and where, since its whole address lets anybody write there. */
function whereOf({ locale }: ViewContext, { channel, address }: ShownSubscriber): string {
  const { where } = subscriberWords[locale];
  if (channel === 'email') return address;
  if (channel === 'push') return where.browser;
  return where.host(subscribeWords[locale].channels[channel], URL.parse(address)?.host ?? '');
}

/** What was asked for and waits for the button. `isUnanswered`: the webhook did not answer. */
export function confirmView(
  context: ViewContext,
  link: SubscriberLink,
  subscriber: ShownSubscriber,
  isUnanswered = false,
): SubscribeMessageView {
  const words = subscriberWords[context.locale];
  // Of one whose messages did not arrive all of it is sent again.
  const waiting = subscriber.wishes.filter(
    ({ confirmedAt }) => confirmedAt === null || subscriber.status === 'stopped',
  );
  return messageView(context, {
    title: words.confirm.title,
    hrefIn: addressOf(link),
    lines: [words.confirm.lead(whereOf(context, subscriber))],
    list: waiting.map(({ wish }) => wishText(context, wish)),
    ...(subscriber.channel === 'webhook' && { note: isUnanswered ? words.unanswered : words.challenge }),
    secret: subscriber.secret,
    button: words.confirm.button,
    links: [],
  });
}

/** What holds from now on; nothing, where all that was waited for works already. */
export function confirmedView(
  context: ViewContext,
  link: SubscriberLink,
  { wishes }: ShownSubscriber,
): SubscribeMessageView {
  const { confirm } = subscriberWords[context.locale];
  const held = wishes.filter(({ confirmedAt }) => confirmedAt !== null);
  return messageView(context, {
    title: confirm.done,
    hrefIn: addressOf(link),
    lines: held.length === 0 ? [confirm.doneAlready] : [confirm.doneText],
    list: held.map(({ wish }) => wishText(context, wish)),
    ...(held.length > 0 && { after: confirm.doneWays }),
  });
}

/**
 * It was followed and the button pressed before: what holds, and the way to other choices.
 *
 * @param choices the token of the link to them; `null`: messages alone bring it
 */
export function alreadyConfirmedView(
  context: ViewContext,
  link: SubscriberLink,
  { wishes }: ShownSubscriber,
  choices: string | null,
): SubscribeMessageView {
  const { locale } = context;
  const { confirm } = subscriberWords[locale];
  return messageView(context, {
    title: confirm.already,
    hrefIn: addressOf(link),
    lines: [confirm.alreadyText],
    list: wishes.map(({ wish }) => wishText(context, wish)),
    ...(choices === null
      ? { after: confirm.doneWays }
      : {
          links: [
            {
              href: addressOf({ purpose: 'manage', token: choices })(locale),
              text: confirm.choices,
            },
            { href: localePath(locale, '/'), text: subscribeWords[locale].back },
          ],
        }),
  });
}

/** It works no more, or never did. */
export function goneLinkView(context: ViewContext, link: SubscriberLink): SubscribeMessageView {
  const words = subscriberWords[context.locale];
  const { gone, goneText } =
    words[link.purpose === 'confirm' || link.purpose === 'manage' ? link.purpose : 'end'];
  return messageView(context, { title: gone, hrefIn: addressOf(link), lines: [goneText] });
}

/** A button that ends all of it. */
export function endView(
  context: ViewContext,
  link: SubscriberLink,
  subscriber: ShownSubscriber,
): SubscribeMessageView {
  const { end } = subscriberWords[context.locale];
  return messageView(context, {
    title: end.title,
    hrefIn: addressOf(link),
    lines: [end.lead(whereOf(context, subscriber)), ...(subscriber.wishes.length > 0 ? [end.ends] : [])],
    list: subscriber.wishes.map(({ wish }) => wishText(context, wish)),
    button: end.button,
    links: [],
  });
}

/** @param how `asked`: several read the address, which was asked by mail */
export function endedView(
  context: ViewContext,
  link: SubscriberLink,
  how: 'ended' | 'asked',
): SubscribeMessageView {
  const { end } = subscriberWords[context.locale];
  return how === 'asked'
    ? messageView(context, { title: end.asked, hrefIn: addressOf(link), lines: [end.askedText] })
    : messageView(context, { title: end.done, hrefIn: addressOf(link), lines: [end.doneText] });
}

/** What was typed on the page of choices, and what became of it. */
export interface ManageTyped {
  readonly added?: SubscribeTyped;
  readonly fault?: SubscribeFault;
  readonly isSaved?: boolean;
  readonly isWorking?: boolean;
}

export function manageView(
  context: ViewContext,
  link: SubscriberLink,
  subscriber: ShownSubscriber,
  {
    receipts,
    typed: { added, fault, isSaved = false, isWorking = false } = {},
  }: {
    readonly receipts: readonly Parameters<typeof receiptView>[1][];
    readonly typed?: ManageTyped;
  },
): ManageView {
  const { locale, state } = context;
  const words = subscribeWords[locale];
  const { manage } = subscriberWords[locale];
  return {
    kind: 'manage',
    page: pageView(context, {
      path: SUBSCRIBE_PATH,
      title: manage.title,
      description: words.description,
      revisions: [state.revision],
      noindex: true,
      hrefIn: addressOf(link),
    }),
    where: manage.where(whereOf(context, subscriber)),
    note:
      subscriber.status === 'stopped'
        ? manage.stopped
        : subscriber.status === 'pending'
          ? manage.pending
          : null,
    isSaved,
    works: isWorking ? words.faults.works : null,
    wishes: subscriber.wishes.map(({ id, wish, confirmedAt, fired }) => {
      const text = wishText(context, wish);
      const isOver = wish.of === 'once' && fired.length >= wish.cells.length;
      const said = isOver ? manage.fired(text) : confirmedAt === null ? manage.waiting(text) : text;
      return option(id, said, true);
    }),
    what: whatView(context, added ?? nothingTyped(locale)),
    languages: LOCALES.map((one) => option(one, words.languages[one], subscriber.locale === one)),
    isDigest: subscriber.pace === 'digest',
    error: fault === undefined ? null : words.faults[fault],
    secret: subscriber.secret,
    receipts: receipts.map((one) => receiptView(context, one)),
    clock:
      receipts.length > 0 && state.clock.mode === 'replay' ? subscriberWords[locale].receipts.clock : null,
  };
}
