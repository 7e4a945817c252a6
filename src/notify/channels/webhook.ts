import type { AttemptOutcome, Channel, Recipient } from '../channel.ts';
import type { GuardedSender } from '../guarded/guarded-sender.ts';
import { outcomeOfAnswer } from '../guarded/outcome-of.ts';
import type { Message } from '../message.ts';
import { challengeWebhook } from './webhook/challenge.ts';
import { signedHeaders } from './webhook/signed-headers.ts';
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

  async deliver(message: Message, recipient: Recipient): Promise<AttemptOutcome> {
    if (message.kind === 'confirm') return this.#challenge(recipient);
    // What its form has no word for needs no call.
    let outcome: AttemptOutcome = { kind: 'delivered', why: 'format.nothing' };
    for (const { id, type, body } of webhookBodies(message, recipient.format, this.#siteUrl)) {
      const headers = signedHeaders(id, type, body, recipient.secret);
      outcome = outcomeOfAnswer(await this.#sender.post(recipient.address, headers, body), Date.now());
      if (outcome.kind !== 'delivered') break;
    }
    return outcome;
  }

  async close(): Promise<void> {}

  async #challenge(recipient: Recipient): Promise<AttemptOutcome> {
    const { answer, isAnswered } = await challengeWebhook(this.#sender, recipient);
    if (isAnswered) return { kind: 'delivered', why: 'challenge.answered' };
    const outcome = outcomeOfAnswer(answer, Date.now());
    return outcome.kind === 'delivered'
      ? { kind: 'later', why: 'challenge.unanswered', after: null }
      : outcome;
  }
}
