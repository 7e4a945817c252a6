import { localePath } from '../domain/locale.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { subscribeWords } from '../i18n/subscribe.ts';
import type { ViewContext } from './context.ts';
import { type PageView, pageView } from './page.ts';
import { SUBSCRIBE_PATH, type SubscribeTyped, subscribeHref } from './subscribe.ts';

/** A page that says one thing, and has one button at most. */
export interface SubscribeMessageView {
  readonly kind: 'message';
  readonly page: PageView;
  readonly lines: readonly string[];
  /** What is chosen, in words. */
  readonly list: readonly string[];
  /** Sent by POST to the page itself; `null`: there is nothing to do. */
  readonly button: string | null;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

type Message = Pick<SubscribeMessageView, 'lines'> &
  Partial<Pick<SubscribeMessageView, 'list' | 'button' | 'links'>> & {
    readonly title: string;
    /** Without the language; the form, where it says nothing of a link. */
    readonly path?: string;
  };

/** @param message what it says; where it leads is the status, if nothing else is said */
export function messageView(
  context: ViewContext,
  { title, path = SUBSCRIBE_PATH, lines, list = [], button = null, links }: Message,
): SubscribeMessageView {
  const { locale, state } = context;
  const words = subscribeWords[locale];
  return {
    kind: 'message',
    page: pageView(context, {
      path,
      title,
      description: words.description,
      revisions: [state.revision],
      noindex: true,
    }),
    lines,
    list,
    button,
    links: links ?? [
      { href: localePath(locale, '/'), text: words.back },
      { href: localePath(locale, SUBSCRIBE_PATH), text: words.askAgain },
    ],
  };
}

/** What everybody reads who asked, known or not. */
export function thanksView(context: ViewContext, channel: ChannelName): SubscribeMessageView {
  const words = subscribeWords[context.locale];
  const { email, push, webhook, chat } = words.thanksText;
  const text = { email, push, webhook }[channel === 'email' || channel === 'push' ? channel : 'webhook'];
  const isChat = channel !== 'email' && channel !== 'push' && channel !== 'webhook';
  return messageView(context, { title: words.thanks, lines: [isChat ? chat : text, words.thanksSame] });
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
export function refusedView(
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
