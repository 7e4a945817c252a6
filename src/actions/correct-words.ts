import { conflictsSince, type Wish } from '../domain/conflict.ts';
import type { DraftEvent, Revision, Why } from '../domain/events.ts';
import type { TranslatedText } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { checkExpected, explain } from './expected.ts';
import type { Based } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { lagsAfter, tidyText } from './update-words.ts';

/** Words that can be put right: those of an update, or the title of an incident. */
interface Correctable {
  /** How a refusal names it: `Update fire-2`. */
  readonly name: string;
  readonly text: TranslatedText;
  readonly lags: boolean;
  readonly stands: boolean;
  /** The last revision that said or took it back. */
  readonly changed: Revision;
  /** Refused where somebody took it back meanwhile. */
  readonly withdrawn: 'update.withdrawn' | 'incident.withdrawn';
  /** What is said when it is that already: `says that already`. */
  readonly same: string;
  /** That it says this, and nobody else put it right or took it back. */
  readonly wishesFor: (text: TranslatedText, lags: boolean) => readonly Wish[];
  readonly draft: (corrected: Corrected) => DraftEvent;
  /** Something beside the words is put right with them. */
  readonly hasMore?: boolean;
}

/** What the words are put right to; whether the translation stands although the original is another. */
interface Correction extends Based {
  readonly text: TranslatedText;
  readonly translationStands: boolean;
}

/** The words as they will be, and why. */
interface Corrected {
  readonly text: TranslatedText;
  readonly lags: boolean;
  readonly why: { readonly why?: Why };
}

/** What putting words right appends, or why it is refused. */
export function correctWords(
  state: State,
  correctable: Correctable,
  { text: typed, translationStands, ...based }: Correction,
): readonly DraftEvent[] | Refusal {
  const { name, text: before, lags: lagged, stands, changed, withdrawn, same, wishesFor } = correctable;
  const text = tidyText(typed);
  const lags = lagsAfter({ text: before, lags: lagged }, text, translationStands);
  const wishes = wishesFor(text, lags);
  const refusal = checkExpected(state, based, wishes);
  if (refusal) return refusal;
  if (!stands) return refuse(withdrawn, `${name} was undone by revision ${changed}.`);
  const isSame = before.pl === text.pl && before.en === text.en && lagged === lags;
  if (isSame && !correctable.hasMore) {
    return refuse('nothing.changed', `${name} ${same}.`);
  }
  return [correctable.draft({ text, lags, why: explain(based, conflictsSince(state, based, wishes)) })];
}
