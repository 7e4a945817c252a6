import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Channel, Outcome, Recipient } from '../channel.ts';
import type { GuardedSender } from '../guarded/guarded-sender.ts';
import { outcomeOfAnswer } from '../guarded/outcome-of.ts';
import type { Message } from '../message.ts';
import { isChallengeAnswered } from './webhook/challenge.ts';
import { webhookBodies } from './webhook/webhook-bodies.ts';

/** Calls to programs, signed as Standard Webhooks has it: https://www.standardwebhooks.com. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  readonly concurrency = 64;
  readonly #sender: GuardedSender;
  readonly #siteUrl: string;

  constructor(sender: GuardedSender, siteUrl: string) {
    this.#sender = sender;
    this.#siteUrl = siteUrl;
  }

  async deliver(message: Message, recipient: Recipient): Promise<Outcome> {
    if (message.kind === 'confirm') return this.#challenge(message, recipient);
    let outcome: Outcome = { kind: 'delivered', why: 'format.nothing' };
    for (const { id, type, body } of webhookBodies(message, recipient.format, this.#siteUrl)) {
      const answer = await this.#send(id, type, body, recipient);
      outcome = outcomeOfAnswer(answer, Date.now());
      if (outcome.kind !== 'delivered') break;
    }
    return outcome;
  }

  async close(): Promise<void> {}

  /** Who answers with what was sent wants to be called. */
  async #challenge(message: Message, recipient: Recipient): Promise<Outcome> {
    const challenge = randomBytes(24).toString('base64url');
    const body = JSON.stringify({ type: 'challenge', id: message.id, site: message.site, challenge });
    const answer = await this.#send(message.id, 'application/json', body, recipient);
    const outcome = outcomeOfAnswer(answer, Date.now());
    if (outcome.kind !== 'delivered' || 'trouble' in answer) return outcome;
    return isChallengeAnswered(answer.body, challenge)
      ? { kind: 'delivered', why: 'challenge.answered' }
      : { kind: 'later', why: 'challenge.unanswered', after: null };
  }

  #send(id: string, type: string, body: string, { address, secret }: Recipient) {
    const at = new Date();
    const signature = secret === null ? null : new Webhook(secret).sign(id, at, body);
    const headers = {
      'content-type': type,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      ...(signature === null ? {} : { 'webhook-signature': signature }),
    };
    return this.#sender.post(address, headers, body);
  }
}
