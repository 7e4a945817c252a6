/** What Markdown comes to when it is shown. */
export interface Inspection {
  /** Plain words as readers see them, invisible characters taken out; `''`: nothing is to be seen. */
  readonly text: string;
  /** How deep it is nested at most; `Infinity` when it cannot be laid out at all. */
  readonly depth: number;
}

/** Looks at Markdown as readers will be shown it. Never throws. */
export type Inspect = (markdown: string) => Inspection;
