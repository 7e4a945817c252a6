import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { AttemptOutcome, Channel, Recipient } from '../channel.ts';
import type { GuardedSender } from '../guarded/guarded-sender.ts';
import { outcomeOfAnswer } from '../guarded/outcome-of.ts';
import type { Message } from '../message.ts';
import type { VapidKeys } from '../vapid-keys.ts';
import { pushBody } from './push-body.ts';
import { readPushSubscription } from './push-subscription.ts';

const HOUR = 3600;

/** How long a push service keeps a message for a browser that is away (s), and how much a phone is woken for it. */
const CARE: Readonly<Record<Message['kind'], { readonly ttl: number; readonly urgency: webPush.Urgency }>> = {
  once: { ttl: 72 * HOUR, urgency: 'high' },
  correction: { ttl: 72 * HOUR, urgency: 'high' },
  confirm: { ttl: 48 * HOUR, urgency: 'high' },
  news: { ttl: 24 * HOUR, urgency: 'normal' },
  test: { ttl: HOUR, urgency: 'high' },
  end: { ttl: 24 * HOUR, urgency: 'normal' },
  notice: { ttl: 72 * HOUR, urgency: 'low' },
  digest: { ttl: 20 * HOUR, urgency: 'low' },
};

/** What push services answer when a browser has gone (RFC 8030, 7.3). */
const GONE = [404, 410];

/** Messages to browsers, encrypted for each (RFC 8291) and signed with the site's key (RFC 8292). */
export class PushChannel implements Channel {
  readonly name = 'push';
  readonly concurrency = 32;
  readonly #sender: GuardedSender;
  readonly #keys: VapidKeys;

  constructor(sender: GuardedSender, keys: VapidKeys) {
    this.#sender = sender;
    this.#keys = keys;
  }

  async deliver(message: Message, { address }: Recipient): Promise<AttemptOutcome> {
    const subscription = readPushSubscription(address);
    const request = subscription && this.#encrypt(message, subscription);
    if (!request) return { kind: 'refused', why: 'address.no-subscription', isAddress: true };
    const answer = await this.#sender.post(subscription.endpoint, request.headers, request.body);
    return outcomeOfAnswer(answer, Date.now(), GONE);
  }

  async close(): Promise<void> {}

  /** `null`: its key is none. */
  #encrypt(message: Message, subscription: webPush.PushSubscription) {
    const { ttl, urgency } = CARE[message.kind];
    const topic = topicOf(message);
    try {
      const { headers, body } = webPush.generateRequestDetails(subscription, pushBody(message), {
        vapidDetails: this.#keys,
        TTL: ttl,
        urgency,
        contentEncoding: 'aes128gcm',
        ...(topic === null ? {} : { topic }),
      });
      // How long it is is said by who sends it.
      const { 'Content-Length': _, ...others } = headers;
      const told = Object.entries(others).map(([name, value]) => [name, String(value)]);
      return { headers: Object.fromEntries(told), body };
    } catch {
      return null;
    }
  }
}

/** News of the same thing takes the place of what waits for the browser: what it says is true now. */
function topicOf({ kind, thread }: Message): string | null {
  if (kind !== 'news' || thread === null) return null;
  return createHash('sha256').update(thread).digest('base64url').slice(0, 32);
}
