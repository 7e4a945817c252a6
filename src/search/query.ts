import type { Locale } from '../domain/locale.ts';
import { editDistance } from './distance.ts';
import { foldWord, OTHER_LOCALE, splitWords } from './fold.ts';
import { isStopWord } from './stop-words.ts';

const MAX_LENGTH = 200;
const MAX_WORDS = 12;

/** How surely a stem is the one that was meant, 0 to 1. */
const SURE = { exact: 1, beginning: 0.75, perhapsUnfinished: 0.5, slip: 0.7, slips: 0.55 };

/** Between two stems of so few letters there are no slips: each is near to some other. */
const SHORT = 4;

/** Every stem of an index, and how telling it is: 1 if one entry alone holds it, the less the more do. */
export type Vocabulary = ReadonlyMap<string, number>;

/** How much a typed word may differ from the one that was meant. */
export interface Leniency {
  /** One slip for every so many letters. */
  readonly lettersPerSlip: number;
  readonly maxSlips: number;
}

/** A word of a query. */
export interface QueryWord {
  /** Stems it may stand for, and how surely, 0 to 1. Never empty. */
  readonly stems: ReadonlyMap<string, number>;
  /** How much it says of what is asked, 0 to 1. */
  readonly telling: number;
  /** It is none that is known, but comes near to those. */
  readonly isSlip: boolean;
}

/** What a query says: its words, and how many there are that come near to none. */
interface ReadQuery {
  readonly words: readonly QueryWord[];
  readonly unknown: number;
}

/**
 * The words of a query that the vocabulary knows, or that come near to one it knows. Of the query no more
 * than 200 characters are looked at, and 12 words. Words that say nothing count only where there are no others.
 */
export function readQuery(
  query: string,
  locale: Locale,
  vocabulary: Vocabulary,
  leniency: Leniency,
): ReadQuery {
  const words = splitWords(query.slice(0, MAX_LENGTH));
  const asked = words.filter((word, place) => isTelling(word, words[place - 1], locale)).slice(0, MAX_WORDS);
  if (asked.length === 0) {
    return { words: readSmallWords(words.slice(0, MAX_WORDS), locale, vocabulary), unknown: 0 };
  }
  const known = asked.flatMap((word, place) => {
    const stems = readWord(word, locale, vocabulary, place === asked.length - 1);
    const isSlip = stems.size === 0;
    const meant = isSlip ? nearestStems(word, locale, vocabulary, leniency) : stems;
    return toQueryWord(meant, vocabulary, isSlip);
  });
  return { words: known, unknown: asked.length - known.length };
}

/** In “panel A” even a single letter tells something. */
function isTelling(word: string, before: string | undefined, locale: Locale): boolean {
  return (word.length === 1 && before?.startsWith('panel')) || !isStopWord(word, locale);
}

/** “Co teraz?”: words that say nothing, taken exactly as they stand or not at all. */
function readSmallWords(words: readonly string[], locale: Locale, vocabulary: Vocabulary): QueryWord[] {
  const stems = words.map((word) => foldWord(word, locale));
  if (!stems.every((stem) => vocabulary.has(stem))) return [];
  return stems.flatMap((stem) => toQueryWord(new Map([[stem, SURE.exact]]), vocabulary, false));
}

function toQueryWord(stems: QueryWord['stems'], vocabulary: Vocabulary, isSlip: boolean): QueryWord[] {
  return stems.size > 0 ? [{ stems, telling: tellingOf(stems, vocabulary), isSlip }] : [];
}

/** The last word may still be being typed, so it may go on although it is known as it stands. */
function readWord(
  word: string,
  locale: Locale,
  vocabulary: Vocabulary,
  isLast: boolean,
): Map<string, number> {
  const own = foldWord(word, locale);
  const known = [own, foldWord(word, OTHER_LOCALE[locale])].filter((stem) => vocabulary.has(stem));
  const found = new Map<string, number>();
  if (known.length === 0 || isLast) {
    const sure = known.length === 0 ? SURE.beginning : SURE.perhapsUnfinished;
    for (const stem of vocabulary.keys()) if (goesOn(word, own, stem)) found.set(stem, sure);
  }
  for (const stem of known) found.set(stem, SURE.exact);
  return found;
}

function goesOn(word: string, stem: string, longer: string): boolean {
  if (word.length < 2 || /^\d/.test(word)) return false;
  return longer.startsWith(word) || (stem.length >= 3 && longer.startsWith(stem));
}

/** The stems fewest slips away; one that the word merely goes on counts as one slip. */
function nearestStems(
  word: string,
  locale: Locale,
  vocabulary: Vocabulary,
  { lettersPerSlip, maxSlips }: Leniency,
): Map<string, number> {
  const stem = foldWord(word, locale);
  const limit = /\d/.test(word) ? 0 : Math.min(maxSlips, Math.floor(word.length / lettersPerSlip));
  let fewest = limit;
  let nearest = new Map<string, number>();
  if (limit === 0) return nearest;
  for (const known of vocabulary.keys()) {
    if (Math.max(stem.length, known.length) <= SHORT) continue;
    const isBeginning = known.length >= 5 && stem.startsWith(known);
    const slips = isBeginning ? 1 : editDistance(stem, known, fewest);
    if (slips > fewest) continue;
    if (slips < fewest) nearest = new Map();
    fewest = slips;
    nearest.set(known, slips === 1 ? SURE.slip : SURE.slips);
  }
  return nearest;
}

/** A word tells as much as the commonest of the stems it most surely stands for. */
function tellingOf(stems: ReadonlyMap<string, number>, vocabulary: Vocabulary): number {
  const surest = Math.max(...stems.values());
  const tellings = [...stems]
    .filter(([, sure]) => sure === surest)
    .map(([stem]) => vocabulary.get(stem) ?? 1);
  return Math.min(...tellings);
}
