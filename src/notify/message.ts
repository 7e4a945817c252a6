import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import type { MessageFact, StatuspageFacts } from './message-facts.ts';

/** Languages of words, by the words themselves. */
export type Foreign = Readonly<Record<string, Locale>>;

/** What of a message is said of one thing: a feature, a panel, an incident, planned work, an answer. */
export interface MessageSection {
  /** `Synchronizacja cen, panel B`. */
  readonly heading: string;
  /** Absolute; `null`: nothing of its own. */
  readonly href: string | null;
  /** Whole sentences of plain text: all that is to be known, without following the link. */
  readonly lines: readonly string[];
  /** Of its heading and lines those in another language than the message's, each with it; left out: there are none. */
  readonly foreign?: Foreign;
  /** Site clock: when it was said or happened. */
  readonly at: Instant;
  /** How good it is, for colour beside words. */
  readonly tone: 'good' | 'limited' | 'bad' | 'plain';
}

/** The language of a section's heading, or of one of its lines. @param locale of the message */
export function languageOf(
  text: string,
  { foreign = {} }: Pick<MessageSection, 'foreign'>,
  locale: Locale,
): Locale {
  // What anybody types may be called what every object has.
  return Object.hasOwn(foreign, text) ? (foreign[text] ?? locale) : locale;
}

/** Where in a message its reader goes on; every address is absolute. */
interface MessageLinks {
  /** The page that says more. */
  readonly page: string;
  /** Choices and receipts. */
  readonly manage: string;
  /** One click unsubscribes (RFC 8058). */
  readonly oneClick: string;
}

/** What one recipient is told, before it is put into the form of a channel. */
export interface Message {
  /** The same for each attempt at it: `Message-ID` of a mail, `webhook-id` of a call. Letters, digits, `-`. */
  readonly id: string;
  /** Confirming an address, news, what somebody waited for once, a correction of that, a digest, a notice of a move, a test. */
  readonly kind: 'confirm' | 'news' | 'once' | 'correction' | 'digest' | 'notice' | 'test' | 'end';
  readonly locale: Locale;
  /** The revision that it says what was true at. */
  readonly revision: Revision;
  /** How the site calls itself. */
  readonly site: string;
  /** One line. */
  readonly subject: string;
  /** One or two sentences before the sections. */
  readonly lead: string;
  readonly sections: readonly MessageSection[];
  /** Messages of one thread are shown together: `incident/ovh-2021-03`, `feature/price-sync`; `null`: it stands alone. */
  readonly thread: string | null;
  readonly links: MessageLinks;
  /** A button of its own: confirming. `null`: none. */
  readonly action: { readonly label: string; readonly href: string } | null;
  /** Why this comes and how it ends: small print, plain text. */
  readonly footer: readonly string[];
  /** For machines: keys of the occurrences that it tells of. */
  readonly occurrences: readonly string[];
  /** For machines: what is told, as it is now; left out: nothing but words. */
  readonly facts?: readonly MessageFact[];
  /** The same as Statuspage's API has it; asked for by webhooks in that form alone. */
  readonly statuspage?: () => StatuspageFacts;
}
