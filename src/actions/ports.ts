import type { DocumentFields } from '../domain/document-fields.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent, LogEvent, Revision } from '../domain/events.ts';
import type { MarkdownHint } from '../domain/markdown-hint.ts';
import type { Mistake } from '../domain/mistake.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Refusal } from './refusal.ts';

/** Appended: the events as they now stand in the log, and the state they give. */
export interface AppendResult {
  readonly ok: true;
  readonly revision: Revision;
  readonly events: readonly LogEvent[];
  readonly state: State;
  /** Whether a second machine was seen to have it. Left out: not asked, or there is none by nature. */
  readonly safe?: boolean;
}

/** What a change is made from: the state at the head of the log, and the site clock. */
export interface Present {
  readonly state: State;
  readonly now: Instant;
  /** The machine's clock; left out: nothing is held against it. */
  readonly wall?: Instant;
}

/** Looks at the present and either drafts the events to append or says why not. Pure: it may run again. */
export type Decision = (present: Present) => readonly DraftEvent[] | Refusal;

/** The log as actions see it. */
export interface Log {
  /** The state at the head, events of other processes included. */
  current(): Promise<State>;
  /**
   * Decides and appends in one write transaction: nothing can come in between. With a change id that stands in the log
   * already nothing is decided nor appended, and the result is of that event: repeating it does it once.
   */
  append(decide: Decision, changeId?: string): Promise<AppendResult | Refusal>;
}

/** What Markdown comes to when it is shown. */
interface Inspection {
  /** Plain words as readers see them, invisible characters taken out; `''`: nothing is to be seen. */
  readonly text: string;
  /** How deep it is nested at most; `Infinity` when it cannot be laid out at all. */
  readonly depth: number;
}

/** Looks at Markdown as readers will be shown it. Never throws. */
export type Inspect = (markdown: string) => Inspection;

/** A document, or everything that is wrong with it. */
type ReadManuscript =
  | { readonly ok: true; readonly document: ContentDocument }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** A text that two people changed; `''`: there was none. */
export interface ThreeTexts {
  /** What both began with. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Paragraphs of a text with both changes in it; where both changed the same ones, those are mine. */
interface MergedText {
  readonly text: string;
  /** Joined, with mine for each that both changed, they are the text. */
  readonly parts: readonly (string | ThreeTexts)[];
  readonly clashes: readonly ThreeTexts[];
}

/** Documents as they are written and read: by the very readers and checks of content files. Never throws. */
export interface Manuscripts {
  read(path: string, source: string): ReadManuscript;
  /** A document as it would be typed. */
  fieldsOf(document: ContentDocument): DocumentFields;
  /**
   * The source with what was typed; what says the same stays as it is, byte by byte.
   *
   * @param source `''`: a new document
   * @param translates of a translation: the hash of the words that it translates
   */
  write(path: string, source: string, fields: DocumentFields, translates: string | null): string;
  merge(texts: ThreeTexts): MergedText;
  /** What readers see otherwise than it was typed. */
  hints(markdown: string): readonly MarkdownHint[];
}
