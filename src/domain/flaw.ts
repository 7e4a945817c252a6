/** What can be wrong with something that somebody wants to say: readers could not be shown it. */
export const FLAW_CODES = [
  'words.empty',
  'words.long',
  'words.unseen',
  'words.lines',
  'words.control',
  'words.direction',
  'words.broken',
  'words.piled',
  'words.nested',
  'words.gap',
  'link.broken',
  'day.range',
  'since.future',
  'known.future',
  'estimate.available',
] as const;
export type FlawCode = (typeof FLAW_CODES)[number];

/** What somebody says, by its parts. */
const FLAW_FIELDS = [
  'note.pl',
  'note.en',
  'promisedBy',
  'reason',
  'title.pl',
  'title.en',
  'body.pl',
  'body.en',
  'lastWords.pl',
  'lastWords.en',
  'estimate',
  'since',
  'nextUpdateBy',
  'startedAt',
  'knownSince',
  'about',
  'from',
  'until',
  'clock',
  'at',
  'name',
  'email',
] as const;
export type FlawField = (typeof FLAW_FIELDS)[number];

/** Why words, a day or an instant cannot be shown. */
export interface Fault {
  readonly code: FlawCode;
  /** What was found: a length, a depth, a character (`U+202E`), a day, links. */
  readonly found?: number | string;
  /** The most, or the latest, that can be; of a link the address that leads there now. */
  readonly limit?: number | string;
}

/** A fault, and where it is. */
export interface Flaw extends Fault {
  readonly field: FlawField;
}

/** How long each thing may be that somebody says (characters), and how deep it may be nested. */
export interface Limits {
  /** What a cell says beside its state, in one language. */
  readonly note: number;
  readonly promiser: number;
  readonly reason: number;
  /** Of incidents and documents. */
  readonly title: number;
  /** The line beside a title. */
  readonly short: number;
  /** A name that a document gives to something. */
  readonly term: number;
  /** An update, or the Markdown of a document. */
  readonly body: number;
  /** The Markdown of an incident's document: what happened, from its beginning to what was learnt. */
  readonly report: number;
  /** The end of the address of an incident. */
  readonly slug: number;
  /** What somebody was told of an account, and what they were asked, for the composer. */
  readonly lookup: number;
  readonly question: number;
  readonly person: number;
  readonly email: number;
  readonly token: number;
  readonly passkey: number;
  /** Lists, quotations, emphasis in one another. */
  readonly nesting: number;
}
