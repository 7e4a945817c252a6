import type { formatEvents } from './events.ts';
import type { formatFaq } from './faq.ts';
import type { formatStatus } from './status.ts';
import type { EventWords } from './words.ts';

/** What the public JSON documents say, by their names. */
export interface DocumentData {
  readonly 'status.json': ReturnType<typeof formatStatus>;
  readonly 'events.json': ReturnType<typeof formatEvents>;
  readonly 'faq.json': ReturnType<typeof formatFaq>;
  readonly 'words.json': EventWords;
}
