import MiniSearch, { type MatchInfo } from 'minisearch';
import type { Locale } from '../domain/locale.ts';
import { foldWord, splitWords } from './fold.ts';
import { type Leniency, type QueryWord, readQuery, type Vocabulary } from './query.ts';
import { relatedTo } from './synonyms.ts';

/** One question of the FAQ as the search needs it: plain text, in the language of the page. */
export interface FaqIndexEntry {
  readonly slug: string;
  readonly question: string;
  /** The answer. */
  readonly text: string;
  /** What else it is about: its area, the names of its features. */
  readonly terms: string;
  /** Empty: it is for every panel. */
  readonly panels: readonly string[];
  readonly url: string;
}

export interface FaqHit extends Pick<FaqIndexEntry, 'slug' | 'question' | 'panels' | 'url'> {
  /** How much of what was asked was found, and in how good a place: above 0, at most 1. */
  readonly score: number;
  /** Every word of the query that the FAQ knows was found. */
  readonly complete: boolean;
}

export interface FaqSearch {
  /** The best first, at most `limit`. Never throws, whatever the query. */
  search(query: string, limit?: number): FaqHit[];
  /** For when nothing was found: at most three that come near, none when there is nothing in common. */
  nearest(query: string): FaqHit[];
}

/** What an entry is looked for by: stems, divided by spaces. */
interface IndexedEntry {
  readonly id: number;
  readonly question: string;
  readonly terms: string;
  readonly panels: string;
  /** Words that mean nearly the same as those of the question. */
  readonly kin: string;
  readonly text: string;
  /** Words that mean nearly the same as those of the terms and the text. */
  readonly textKin: string;
}

/** What it is worth to find a word in a field, 0 to 1. */
const WORTH = { question: 1, panels: 1, kin: 0.9, terms: 0.7, text: 0.6, textKin: 0.4 };
const FIELDS = ['question', 'panels', 'kin', 'terms', 'text', 'textKin'] as const;

/** A hit worth less than this share of the best one is left out. */
const CUT = 0.5;

const USUAL: Leniency = { lettersPerSlip: 4, maxSlips: 2 };
const GENEROUS: Leniency = { lettersPerSlip: 3, maxSlips: 2 };

/**
 * A search over the questions of one language that forgives inflection, missing diacritics and slips of the
 * hand. It runs on the server and in browsers. An entry stands the higher the more of the query it holds, and a
 * word in its question counts more than one in its answer; of two words the one that fewer entries hold does.
 */
export function buildFaqSearch(entries: readonly FaqIndexEntry[], locale: Locale): FaqSearch {
  const indexed = entries.map((entry, id) => indexEntry(entry, id, locale));
  const vocabulary = vocabularyOf(indexed);
  const index = new MiniSearch<IndexedEntry>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (stem) => stem,
  });
  index.addAll(indexed);

  const find = (query: string, leniency: Leniency): FaqHit[] => {
    const words = readQuery(query, locale, vocabulary, leniency);
    const stems = new Set(words.flatMap((word) => [...word.stems.keys()]));
    // MiniSearch has them in the order of BM25, which decides between equals.
    const hits = index.search([...stems].join(' '), { boost: WORTH }).flatMap(({ id, match }) => {
      const entry = entries[id];
      return entry ? [toHit(entry, words, match)] : [];
    });
    hits.sort((x, y) => y.score - x.score);
    return hits.filter(({ score }) => score >= CUT * (hits[0]?.score ?? 0));
  };
  return {
    search: (query, limit = 10) => find(query, USUAL).slice(0, limit),
    nearest: (query) => find(query, GENEROUS).slice(0, 3),
  };
}

function indexEntry(entry: FaqIndexEntry, id: number, locale: Locale): IndexedEntry {
  const stems = (text: string) => splitWords(text).map((word) => foldWord(word, locale));
  const kin = (words: readonly string[]) => new Set(words.flatMap((stem) => relatedTo(stem, locale)));
  const [question, terms, text] = [stems(entry.question), stems(entry.terms), stems(entry.text)];
  return {
    id,
    question: question.join(' '),
    kin: [...kin(question)].join(' '),
    terms: terms.join(' '),
    panels: splitWords(entry.panels.join(' ')).join(' '),
    text: text.join(' '),
    textKin: [...kin([...terms, ...text])].join(' '),
  };
}

/** A stem tells the less the more entries hold it; kinship is not holding, so a stem held by none is rare. */
function vocabularyOf(indexed: readonly IndexedEntry[]): Vocabulary {
  const holders = new Map<string, number>();
  for (const { question, panels, terms, text } of indexed) {
    for (const stem of stemsIn(question, panels, terms, text))
      holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const kin = indexed.flatMap((entry) => [...stemsIn(entry.kin, entry.textKin)]);
  const telling = (stem: string) =>
    Math.log1p(indexed.length / (holders.get(stem) ?? 1)) / Math.log1p(indexed.length);
  return new Map([...holders.keys(), ...kin].map((stem) => [stem, telling(stem)]));
}

function stemsIn(...fields: readonly string[]): Set<string> {
  return new Set(fields.flatMap((field) => field.split(' ')).filter((stem) => stem !== ''));
}

function toHit(entry: FaqIndexEntry, words: readonly QueryWord[], match: MatchInfo): FaqHit {
  const worths = words.map((word) => worthOf(word, match));
  const asked = words.reduce((sum, { telling }) => sum + telling, 0);
  const found = words.reduce((sum, { telling }, place) => sum + telling * (worths[place] ?? 0), 0);
  const { slug, question, panels, url } = entry;
  return { slug, question, panels, url, score: found / asked, complete: worths.every((worth) => worth > 0) };
}

/** What the best place is worth in which a word was found; 0: it was not. */
function worthOf(word: QueryWord, match: MatchInfo): number {
  const worths = [...word.stems].flatMap(([stem, sure]) => {
    const places = Object.hasOwn(match, stem) ? (match[stem] ?? []) : [];
    return FIELDS.filter((field) => places.includes(field)).map((field) => sure * WORTH[field]);
  });
  return Math.max(0, ...worths);
}
