import type { Message } from '../../message.ts';
import { asLatarnia } from './as-latarnia.ts';

/**
 * CloudEvents 1.0, structured: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md. `data` is our
 * own form.
 */
export function asCloudEvent(message: Message, left: number, siteUrl: string) {
  const { id, kind, thread, sections, revision } = message;
  const time = sections
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return {
    specversion: '1.0',
    id,
    source: siteUrl,
    type: `latarnia.${kind}`,
    ...(thread === null ? {} : { subject: thread }),
    ...(time === undefined ? {} : { time }),
    revision,
    datacontenttype: 'application/json',
    data: asLatarnia(message, left),
  };
}
