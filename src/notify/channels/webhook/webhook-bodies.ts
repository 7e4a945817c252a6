import type { Recipient } from '../../channel.ts';
import { LONGEST_BODY } from '../../guarded/guarded-sender.ts';
import type { Message } from '../../message.ts';
import { fitSections } from '../fit-sections.ts';
import { asCloudEvent } from './as-cloud-event.ts';
import { asLatarnia } from './as-latarnia.ts';
import { asStatuspage } from './as-statuspage.ts';

/** One call. */
interface WebhookBody {
  /** The same for each attempt at it. */
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** A message in the form that a receiver asked for, within what is sent at most: sections that no longer fit are counted, not cut. */
export function webhookBodies(
  message: Message,
  format: Recipient['format'],
  siteUrl: string,
): readonly WebhookBody[] {
  switch (format) {
    case 'latarnia':
      return [whole(message, 'application/json', (part, left) => asLatarnia(part, left))];
    case 'cloudevents':
      return [
        whole(message, 'application/cloudevents+json', (part, left) => asCloudEvent(part, left, siteUrl)),
      ];
    case 'statuspage':
      return asStatuspage(message, siteUrl).map((body, index) => ({
        id: index === 0 ? message.id : `${message.id}-${index}`,
        type: 'application/json',
        body: JSON.stringify(body),
      }));
    default:
      return format satisfies never;
  }
}

function whole(message: Message, type: string, make: (part: Message, left: number) => unknown): WebhookBody {
  const body = fitSections(message, make, (made) => Buffer.byteLength(JSON.stringify(made)) <= LONGEST_BODY);
  return { id: message.id, type, body: JSON.stringify(body) };
}
