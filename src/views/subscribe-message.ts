import { type Locale, localePath } from '../domain/locale.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { subscribeWords } from '../i18n/subscribe.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';
import type { SubscribeOffer, SubscribeTyped } from './subscribe.ts';
import { SUBSCRIBE_PATH, subscribeHref } from './subscribe-href.ts';

/** A page that says one thing, and has one button at most. */
export interface SubscribeMessageView {
  readonly kind: 'message';
  readonly page: PageView;
  readonly lines: readonly string[];
  /** What is chosen, in words. */
  readonly list: readonly string[];
  /** What is to be done before. */
  readonly note: string | null;
  /** What a webhook's calls are signed with. */
  readonly secret: string | null;
  /** Below what is chosen. */
  readonly after: string | null;
  /** Sent by POST to the page itself; `null`: there is nothing to do. */
  readonly button: string | null;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

type Message = Pick<SubscribeMessageView, 'lines'> &
  Partial<Pick<SubscribeMessageView, 'list' | 'note' | 'secret' | 'after' | 'button' | 'links'>> & {
    readonly title: string;
    /** Where it stands in each language; the form, where it says nothing of a link. */
    readonly hrefIn?: (locale: Locale) => string;
  };

/** @param message what it says; where it leads is the status, if nothing else is said */
export function messageView(context: ViewContext, message: Message): SubscribeMessageView {
  const { locale, state } = context;
  const {
    title,
    hrefIn,
    lines,
    list = [],
    note = null,
    secret = null,
    after = null,
    button = null,
  } = message;
  const words = subscribeWords[locale];
  return {
    kind: 'message',
    page: pageView(context, {
      path: SUBSCRIBE_PATH,
      title,
      description: words.description,
      revisions: [state.revision],
      noindex: true,
      ...(hrefIn && { hrefIn }),
    }),
    lines,
    list,
    note,
    secret,
    after,
    button,
    links: message.links ?? [
      { href: localePath(locale, '/'), text: words.back },
      { href: localePath(locale, SUBSCRIBE_PATH), text: words.askAgain },
    ],
  };
}

/** What everybody reads who asked, known or not: also on a replay, where nothing comes but to one address. */
export function thanksView(
  context: ViewContext,
  channel: ChannelName,
  { reached }: Pick<SubscribeOffer, 'reached'>,
): SubscribeMessageView {
  const words = subscribeWords[context.locale];
  if (reached === 'nobody')
    return messageView(context, { title: words.thanksReplay, lines: [words.thanksReplayText] });
  const { email, push, webhook, chat } = words.thanksText;
  const text = { email, push, webhook }[channel === 'email' || channel === 'push' ? channel : 'webhook'];
  const isChat = channel !== 'email' && channel !== 'push' && channel !== 'webhook';
  const lines = [isChat ? chat : text, words.thanksSame];
  return messageView(context, {
    title: words.thanks,
    lines: reached === 'test-address' ? [words.thanksReplayTest, ...lines] : lines,
  });
}

/** What is waited for works already. */
export function worksView(context: ViewContext, typed: SubscribeTyped): SubscribeMessageView {
  const words = subscribeWords[context.locale];
  return messageView(context, {
    title: words.works,
    lines: [words.worksText, words.worksOther],
    links: [
      { href: subscribeHref(context.locale, { ...typed, once: false }), text: words.form },
      { href: localePath(context.locale, '/'), text: words.back },
    ],
  });
}

/** Why nothing was stored. */
export function refusedAskView(
  context: ViewContext,
  why: 'flood' | 'foreign' | 'unusable',
): SubscribeMessageView {
  const words = subscribeWords[context.locale];
  return messageView(context, {
    title: words[why],
    lines: [words[`${why}Text`]],
    links: [{ href: localePath(context.locale, SUBSCRIBE_PATH), text: words.form }],
  });
}
