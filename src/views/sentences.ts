import type { Locale } from '../domain/locale.ts';

/** As much of a text as stands on pages that lead to all of it (characters). */
const ENOUGH = 180;
/** Sentences that come to less than this part of it are too little to be told apart by. */
const TOO_LITTLE = 3;

const segmenters: Readonly<Record<Locale, Intl.Segmenter>> = {
  pl: new Intl.Segmenter('pl', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** Ends with a full stop and not the sentence: `np. Allegro`, `e.g. Allegro`, `J. Kowalski`. */
const SHORTENED =
  /(?:^|[\s(„“"])(?:np|m\.in|tzw|tzn|tj|itd|itp|ok|godz|ul|al|pl|św|dr|mgr|inż|prof|nr|str|pkt|ust|art|por|zob|pt|ds|wg|e\.g|i\.e|etc|approx|no|vs|mr|mrs|ms|st|incl|\p{L})\.\s*$/iu;

/**
 * The first sentences of a line of text, whole. Where they are too long, or too little, what follows is begun and ends at a
 * word, with an ellipsis.
 */
export function firstSentences(text: string, locale: Locale, enough = ENOUGH): string {
  if (text.length <= enough) return text;
  let said = '';
  for (const sentence of sentencesOf(text, locale)) {
    if (said.length + sentence.trimEnd().length > enough) break;
    said += sentence;
  }
  return said.length * TOO_LITTLE >= enough ? said.trimEnd() : beginning(text, enough);
}

function* sentencesOf(text: string, locale: Locale): Generator<string> {
  let sentence = '';
  for (const { segment } of segmenters[locale].segment(text)) {
    sentence += segment;
    if (SHORTENED.test(sentence)) continue;
    yield sentence;
    sentence = '';
  }
  if (sentence !== '') yield sentence;
}

/** As many words as fit; of one that alone is longer, as much as fits. */
function beginning(text: string, enough: number): string {
  const end = text.slice(0, enough + 1).search(/\s\S*$/);
  const words = (end > 0 ? text.slice(0, end) : startOfWord(text, enough))
    // A word that is tied to the next, and what only joins, says nothing at the end.
    .replace(/(?:\s+(?:\p{L}|[–—·-]))+$/u, '')
    .replace(/[\s.,;:–—·(„“]+$/u, '');
  return `${words}…`;
}

/** An address ends at one of its parts. */
function startOfWord(text: string, enough: number): string {
  const start = text
    .slice(0, enough)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  return /^https?:\/\/[^/]+\//.test(start) ? start.slice(0, start.lastIndexOf('/') + 1) : start;
}
