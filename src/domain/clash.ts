import type { FieldValue } from './document-fields.ts';
import type { Locale } from './locale.ts';

/** A part of a document that two people changed, each to something else. */
export interface Clash {
  /** `en/faq/x.md` */
  readonly path: string;
  readonly locale: Locale;
  /** The key of its file; `body`: paragraphs of the Markdown, of which there may be several clashes. */
  readonly field: string;
  /** What both began with; `''`: nothing. */
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}
