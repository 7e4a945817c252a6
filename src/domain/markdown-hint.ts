/** How readers get what was typed as something that is not shown as such. */
type HintCode = 'html' | 'comment' | 'image' | 'footnote' | 'address' | 'title' | 'definition';

/** Something in a Markdown text that readers see otherwise than who typed it may expect. Nothing of it is lost. */
export interface MarkdownHint {
  readonly code: HintCode;
  /** As it was typed. */
  readonly found: string;
}
