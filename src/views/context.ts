import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { MarkdownHint } from '../domain/markdown-hint.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Writing } from '../domain/writing.ts';

/** What every view is given: the state at a revision, the site clock, and the reader's language. */
export interface ViewContext {
  readonly state: State;
  /** Site clock. */
  readonly now: Instant;
  readonly locale: Locale;
  /** What is made leaves the page, as copies do: every day is told with its year. */
  readonly leavesPage?: boolean;
  readonly words: MarkdownRenderer;
  /** Where “it still fails for me” leads; `null`: nowhere but the seller panel. */
  readonly supportUrl: string | null;
  /** The site's public address without a trailing slash; `null`: not known. */
  readonly siteUrl: string | null;
  /** Where weaknesses are reported, as RFC 9116 wants addresses; left out, empty: nobody said. */
  readonly securityContacts?: readonly string[];
  /** When what revisions said was taken out of the log; left out: as the state itself knows. */
  readonly removals?: Removals;
  /** Is told of each part that is shown as plain text because it could not be shown as what it is; see `orPlain`. */
  readonly report?: (why: string) => void;
}

/** Markdown as the views need it. Safe HTML; the same text is rendered once. */
export interface MarkdownRenderer {
  html(markdown: string, writing?: Writing): string;
  /** One line of plain text: all of it. */
  text(markdown: string, writing?: Writing): string;
  /** One line of plain text: its first paragraph, with the headings above it, and what it announces. */
  lead(markdown: string, writing?: Writing): string;
  /** Plain text, block by block, to be sent on; links of this site begin with `origin`. */
  plain(markdown: string, origin: string, writing?: Writing): string;
  /** What readers see otherwise than it was typed. */
  hints(markdown: string, writing?: Writing): readonly MarkdownHint[];
}

/** By revision: when what it said was taken out of the log (site clock). */
export type Removals = ReadonlyMap<Revision, Instant>;

/** What pages of the past are made from. */
export interface PastSource {
  /** What readers see now, and the site clock. */
  readonly now: ViewContext;
  /** What they saw at a revision; `null`: the log cannot be read now. */
  stateAt(revision: Revision): Promise<State | null>;
}

/** What the pages are given: the state they show, in the reader's language. */
export interface PageSource {
  viewContext(locale: Locale): ViewContext;
}
