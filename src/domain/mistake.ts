import type { FlawCode } from './flaw.ts';

/** What can be wrong with a document: what readers could not be shown, and what no file may say. */
export type MistakeCode =
  | FlawCode
  /** It is needed, and not there. */
  | 'field.missing'
  /** It is not of the kind that belongs there (`found`): no number, no day, no instant, no address. */
  | 'field.kind'
  /** It does not belong there. */
  | 'field.unknown'
  /** Nothing is called so (`found`); `known` are those that there are. */
  | 'id.unknown'
  /** It is a name or an address of another document (`found`: it; `limit`: whose). */
  | 'address.taken'
  /** An end before its beginning (`limit`: the field of the beginning). */
  | 'end.early'
  /** Nothing is said to a panel in some state (`found`: panel and states). */
  | 'coverage.gap'
  /** Several things are said to it at once (`limit`: which). */
  | 'coverage.twice'
  /** It names a feature or a panel (`found`), and is said whatever the state of that is. */
  | 'state.unbound'
  /** Braces of a template that are no gap (`found`). */
  | 'gap.unclear'
  /** A gap (`found`) that the template has in one language alone. */
  | 'gap.apart'
  /** Readers see it otherwise than it was typed (`found`). */
  | 'markdown.literal'
  /** Its translation is not there, or says what it said earlier. */
  | 'translation.missing'
  | 'translation.behind'
  /** Days of panels overlap, or leave days out. */
  | 'days.unclear'
  /** Something else, said in English alone. */
  | 'other';

/** Something that is wrong with a document, and where. */
export interface Mistake {
  /** `en/faq/x.md` */
  readonly path: string;
  /** The key of its file, with the place in a list: `when.0`; `body`: the Markdown; `null`: all of it. */
  readonly field: string | null;
  readonly code: MistakeCode;
  readonly found?: string | number;
  readonly limit?: string | number;
  /** What might have been meant. */
  readonly known?: readonly string[];
  /** What is wrong and what to write, in English, as the check of files says it. */
  readonly message: string;
  /** It may be as it is meant to be: it keeps nothing from being applied. */
  readonly isWarning?: true;
}
