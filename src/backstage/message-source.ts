import type { LinkPurpose, Subscribers } from '../actions/subscribers.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { publicState } from '../domain/public-state.ts';
import type { State } from '../domain/state.ts';
import type { Interest } from '../domain/subscription.ts';
import { type Instant, msFromInstant } from '../domain/time.ts';
import { composeMessage } from '../notify/compose.ts';
import {
  composeConfirm,
  composeEnd,
  composeNotice,
  composeStopped,
  composeTest,
} from '../notify/compose-service.ts';
import type { Errand, ToldAt } from '../notify/errand.ts';
import type { Message } from '../notify/message.ts';
import type { SubscriberLinks } from '../store/subscriber-links.ts';
import type { MarkdownRenderer, ViewContext } from '../views/context.ts';

/** How long what was put into words at an instant is said again (ms, site clock). */
const FRESH = 1000;

/** What messages are made from, beside the log. */
interface MessageSite {
  readonly words: MarkdownRenderer;
  readonly siteUrl: string;
  readonly links: Pick<SubscriberLinks, 'once' | 'manage' | 'oneClick'>;
  readonly subscribers: Pick<Subscribers, 'find'>;
  readonly wallClock: () => Instant;
}

/** Puts errands into words: by the log as readers may know it, with the links of whom they are for. */
export class MessageSource {
  readonly #site: MessageSite;
  readonly #contexts = new Map<Locale, { readonly of: State; readonly context: ViewContext }>();

  constructor(site: MessageSite) {
    this.#site = site;
  }

  /** @returns `null`: nothing is left to say, or nobody to say it to */
  async compose(errand: Errand, at: ToldAt): Promise<Message | null> {
    const { id, addressee, keys, occurrences } = errand;
    const context = this.#contextOf(addressee.locale, at);
    const links = this.#linksOf(addressee.id, addressee.locale);
    const [service] = keys.filter((key) => key.startsWith('service/'));
    if (service !== undefined) return this.#composeService(context, errand, service, links);
    return composeMessage(context, id, occurrences, { ...errand, pace: addressee.pace, links });
  }

  /** The same for who is told the same within a moment: what was put into words is found again. */
  #contextOf(locale: Locale, { state, now }: ToldAt): ViewContext {
    const known = this.#contexts.get(locale);
    const age = known ? msFromInstant(now) - msFromInstant(known.context.now) : -1;
    if (known?.of === state && age >= 0 && age < FRESH) return known.context;
    const { words, siteUrl } = this.#site;
    const context = { state: publicState(state), now, locale, words, siteUrl, supportUrl: null };
    this.#contexts.set(locale, { of: state, context });
    return context;
  }

  async #composeService(
    context: ViewContext,
    { id, addressee }: Errand,
    key: string,
    links: Pick<Message['links'], 'manage' | 'oneClick'>,
  ): Promise<Message | null> {
    const [, what = '', nonce = ''] = key.split('/');
    const to = (wishes: readonly Interest[]) => ({ wishes, pace: addressee.pace, links });
    switch (what) {
      case 'confirm': {
        const token = this.#site.links.once('confirm', nonce);
        const wishes = await this.#wishesOf(token, 'confirm', true);
        return (
          wishes && composeConfirm(context, id, to(wishes), this.#href(addressee.locale, 'confirm', token))
        );
      }
      case 'end': {
        const token = this.#site.links.once('end', nonce);
        const wishes = await this.#wishesOf(token, 'end', false);
        return wishes && composeEnd(context, id, to(wishes), this.#href(addressee.locale, 'end', token));
      }
      case 'notice': {
        const wishes = await this.#wishesOf(this.#manageToken(addressee.id), 'manage', false);
        return wishes && composeNotice(context, id, to(wishes));
      }
      case 'stopped': {
        const wishes = await this.#wishesOf(this.#manageToken(addressee.id), 'manage', false);
        return composeStopped(context, id, to(wishes ?? []));
      }
      case 'test':
        return composeTest(context, id, links);
      default:
        return null;
    }
  }

  /** What waits for being confirmed, where that is asked; else all that holds. `null`: the link works no more. */
  async #wishesOf(token: string, purpose: LinkPurpose, isAsked: boolean): Promise<Interest[] | null> {
    const found = await this.#site.subscribers.find(token, purpose);
    if (found === null) return null;
    const waiting = found.wishes.filter(({ confirmedAt }) => confirmedAt === null);
    const held = found.wishes.filter(({ confirmedAt }) => confirmedAt !== null);
    const [first, second] = isAsked ? [waiting, held] : [held, waiting];
    return (first.length > 0 ? first : second).map(({ wish }) => wish);
  }

  #linksOf(subscriber: string, locale: Locale): Pick<Message['links'], 'manage' | 'oneClick'> {
    return {
      manage: this.#href(locale, 'manage', this.#manageToken(subscriber)),
      oneClick: this.#href(locale, 'one-click', this.#site.links.oneClick(subscriber)),
    };
  }

  #manageToken(subscriber: string): string {
    return this.#site.links.manage(subscriber, this.#site.wallClock());
  }

  #href(locale: Locale, purpose: LinkPurpose, token: string): string {
    return `${this.#site.siteUrl}${localePath(locale, `/subscribe/${purpose}/${token}/`)}`;
  }
}
