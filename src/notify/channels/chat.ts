import type { AttemptOutcome, Channel, Recipient } from '../channel.ts';
import type { GuardedSender } from '../guarded/guarded-sender.ts';
import { outcomeOfAnswer } from '../guarded/outcome-of.ts';
import type { Message } from '../message.ts';
import type { ChatForm } from './chats/chat-form.ts';

/** A chat's address is of one place there: who does not know it any more will not again. */
const GONE = [404, 410];

/** Messages to places in chats, each by the address that the chat gave for it. */
export class ChatChannel implements Channel {
  readonly concurrency = 8;
  readonly #form: ChatForm;
  readonly #sender: GuardedSender;

  constructor(form: ChatForm, sender: GuardedSender) {
    this.#form = form;
    this.#sender = sender;
  }

  get name() {
    return this.#form.name;
  }

  async deliver(message: Message, { address }: Recipient): Promise<AttemptOutcome> {
    const { takes, write, place } = this.#form;
    const read = this.#sender.read(place ? place(address, message) : address);
    if ('flaw' in read) return { kind: 'refused', why: read.flaw, isAddress: true };
    if (!takes(read.url)) return { kind: 'refused', why: 'address.other-host', isAddress: true };
    const headers = { 'content-type': 'application/json' };
    const answer = await this.#sender.post(read.url.href, headers, JSON.stringify(write(message)));
    return outcomeOfAnswer(answer, Date.now(), GONE);
  }

  async close(): Promise<void> {}
}
