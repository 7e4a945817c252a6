import MiniSearch, { type MatchInfo } from 'minisearch';
import type { Locale } from '../domain/locale.ts';
import { foldWord, splitWords } from './fold.ts';
import { type Leniency, type QueryWord, readQuery, type Vocabulary } from './query.ts';
import { isStopWord } from './stop-words.ts';
import { relatedTo } from './synonyms.ts';

/** What can be found. */
type SearchKind = 'faq' | 'feature' | 'step' | 'incident' | 'panel';

/** Something that can be found, as the search needs it: plain text, in the language of the page. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Of an answer its slug. With the kind it is as good as a name: several answers under one address share it. */
  readonly id: string;
  /** A title, or a name. */
  readonly title: string;
  readonly text: string;
  /** What else it is about: its area, the names of its features. */
  readonly terms: string;
  /** Empty: it is for every panel. */
  readonly panels: readonly string[];
  readonly url: string;
}

export interface SearchHit extends Pick<SearchEntry, 'kind' | 'id' | 'title' | 'panels' | 'url'> {
  /** How much of what was asked was found, in how good a place, and whether it is called so: above 0, at most 1. */
  readonly score: number;
  /** Every word of the query that the index knows was found. */
  readonly complete: boolean;
}

export interface Search {
  /** The best first, at most `limit`. Never throws, whatever the query. */
  search(query: string, limit?: number): SearchHit[];
  /** For when nothing was found: at most three that come near, none when there is nothing in common. */
  nearest(query: string): SearchHit[];
}

/** What an entry is looked for by: stems, divided by spaces. */
interface IndexedEntry {
  readonly id: number;
  readonly title: string;
  readonly terms: string;
  readonly panels: string;
  /** Words that mean nearly the same as those of the title. */
  readonly kin: string;
  readonly text: string;
  /** Words that mean nearly the same as those of the terms and the text. */
  readonly textKin: string;
}

/** What it is worth to find a word in a field, 0 to 1. */
const WORTH = { title: 1, panels: 1, kin: 0.9, terms: 0.7, text: 0.6, textKin: 0.4 };
const FIELDS = ['title', 'panels', 'kin', 'terms', 'text', 'textKin'] as const;

/** What it is worth, beside that, to be called what was asked for: of a whole name typed, what is called so is meant. */
const NAMED = 0.5;
/** What has a name that people know it by; a question and a step have none. */
const NAMES: ReadonlySet<SearchKind> = new Set(['feature', 'panel', 'incident']);

/** What it is worth that a step says in its title all that is asked. */
const SAYS_ALL = 0.06;

/** Where words stand that tell what an entry is about. */
const HEADS = ['title', 'panels', 'kin', 'terms'];

/** What is only said in passing has to be so much of what is asked, words that nothing holds among them. */
const IN_PASSING = 0.25;

/** A hit worth less than this share of the best one is left out. */
const CUT = 0.4;

const USUAL: Leniency = { lettersPerSlip: 4, maxSlips: 2 };
const GENEROUS: Leniency = { lettersPerSlip: 3, maxSlips: 2 };

/**
 * A search over the questions of one language that forgives inflection, missing diacritics and slips of the
 * hand. It runs on the server and in browsers. An entry stands the higher the more of the query it holds, and a
 * word in its title counts more than one in its answer; of two words the one that fewer entries hold does.
 */
export function buildSearch(entries: readonly SearchEntry[], locale: Locale): Search {
  const indexed = entries.map((entry, id) => indexEntry(entry, id, locale));
  const vocabulary = vocabularyOf(indexed);
  const names = entries.map(({ kind, title }) =>
    NAMES.has(kind) ? nameOf(title, locale, vocabulary) : NO_NAME,
  );
  const index = new MiniSearch<IndexedEntry>({
    fields: [...FIELDS],
    tokenize: (text) => text.split(' '),
    processTerm: (stem) => stem,
  });
  index.addAll(indexed);

  const find = (query: string, leniency: Leniency): SearchHit[] => {
    const { words, unknown } = readQuery(query, locale, vocabulary, leniency);
    const stems = new Set(words.flatMap((word) => [...word.stems.keys()]));
    const typed = splitWords(query).join(' ');
    // MiniSearch has them in the order of BM25, which decides between equals.
    const hits = index.search([...stems].join(' '), { boost: WORTH }).flatMap(({ id, match }) => {
      const entry = entries[id];
      if (!entry || !tellsEnough(words, unknown, match)) return [];
      // A letter alone is a panel's.
      if (typed.length === 1 && !match[typed]?.includes('panels')) return [];
      const hit = toHit(entry, words, match, names[id] ?? NO_NAME);
      return [isCalled(entry, typed) ? { ...hit, score: 1 } : hit];
    });
    // An id is of no language, so no text need hold its words.
    const called = entries.filter(
      (entry) => isCalled(entry, typed) && !hits.some(({ url }) => url === entry.url),
    );
    hits.push(
      ...called.map(({ kind, id, title, panels, url }) => ({
        kind,
        id,
        title,
        panels,
        url,
        score: 1,
        complete: true,
      })),
    );
    // Of several that are called so a thing comes before what is to be done about it.
    const rank = (hit: SearchHit) => hit.score + (isCalled(hit, typed) ? (NAMES.has(hit.kind) ? 2 : 1) : 0);
    hits.sort((x, y) => rank(y) - rank(x));
    return hits.filter(({ score }) => score >= CUT * (hits[0]?.score ?? 0));
  };
  return {
    search: (query, limit = 10) => find(query, USUAL).slice(0, limit),
    nearest: (query) => find(query, GENEROUS).slice(0, 3),
  };
}

/** Whether it is called just so, or has that for its id. */
function isCalled({ title, id }: Pick<SearchEntry, 'title' | 'id'>, typed: string): boolean {
  return [title, id].some((name) => splitWords(name).join(' ') === typed);
}

/** What is found in passing alone is not found unless it is a good part of what is asked. */
function tellsEnough(words: readonly QueryWord[], unknown: number, match: MatchInfo): boolean {
  const isHead = words.some(
    ({ stems, isSlip }) =>
      !(isSlip && unknown > 0) &&
      [...stems.keys()].some((stem) => placesOf(stem, match).some((place) => HEADS.includes(place))),
  );
  if (isHead) return true;
  const found = sum(words.map((word) => word.telling * worthOf(word, match)));
  return found / (sum(words.map(({ telling }) => telling)) + unknown) >= IN_PASSING;
}

const NO_NAME: ReadonlyMap<string, number> = new Map();

/** The words that make a name, each with how telling it is. */
function nameOf(title: string, locale: Locale, vocabulary: Vocabulary): Map<string, number> {
  const words = splitWords(title).filter((word) => word.length === 1 || !isStopWord(word, locale));
  return new Map(
    words.map((word) => foldWord(word, locale)).map((stem) => [stem, vocabulary.get(stem) ?? 1]),
  );
}

function indexEntry(entry: SearchEntry, id: number, locale: Locale): IndexedEntry {
  const stems = (text: string) => splitWords(text).map((word) => foldWord(word, locale));
  const kin = (words: readonly string[]) => new Set(words.flatMap((stem) => relatedTo(stem, locale)));
  const [title, terms, text] = [stems(entry.title), stems(entry.terms), stems(entry.text)];
  return {
    id,
    title: title.join(' '),
    kin: [...kin(title)].join(' '),
    terms: terms.join(' '),
    panels: splitWords(entry.panels.join(' ')).join(' '),
    text: text.join(' '),
    textKin: [...kin([...terms, ...text])].join(' '),
  };
}

/** A stem tells the less the more entries hold it; kinship is not holding, so a stem held by none is rare. */
function vocabularyOf(indexed: readonly IndexedEntry[]): Vocabulary {
  const holders = new Map<string, number>();
  for (const { title, panels, terms, text } of indexed) {
    for (const stem of stemsIn(title, panels, terms, text)) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const kin = indexed.flatMap((entry) => [...stemsIn(entry.kin, entry.textKin)]);
  const telling = (stem: string) =>
    Math.log1p(indexed.length / (holders.get(stem) ?? 1)) / Math.log1p(indexed.length);
  return new Map([...holders.keys(), ...kin].map((stem) => [stem, telling(stem)]));
}

function stemsIn(...fields: readonly string[]): Set<string> {
  return new Set(fields.flatMap((field) => field.split(' ')).filter((stem) => stem !== ''));
}

function toHit(
  entry: SearchEntry,
  words: readonly QueryWord[],
  match: MatchInfo,
  name: ReadonlyMap<string, number>,
): SearchHit {
  const worths = words.map((word) => worthOf(word, match));
  const asked = sum(words.map(({ telling }) => telling));
  const found = sum(words.map(({ telling }, place) => telling * (worths[place] ?? 0)));
  const { kind, id, title, panels, url } = entry;
  const complete = worths.every((worth) => worth > 0);
  const saysAll = kind === 'step' && words.length > 1 && worths.every((one) => one >= WORTH.kin);
  const worth = found / asked + NAMED * likeness(words, name) ** 2 + (saysAll ? SAYS_ALL : 0);
  return { kind, id, title, panels, url, score: worth / (1 + NAMED), complete };
}

/** How far what is asked and a name are the same, 0 to 1 (Dice): kin names nothing. */
function likeness(words: readonly QueryWord[], name: ReadonlyMap<string, number>): number {
  const total = sum(words.map(({ telling }) => telling)) + sum([...name.values()]);
  const shared = [...name].map(
    ([stem, telling]) => telling * Math.max(0, ...words.map(({ stems }) => stems.get(stem) ?? 0)),
  );
  return Math.min(1, (2 * sum(shared)) / total);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** What the best place is worth in which a word was found; 0: it was not. */
function worthOf(word: QueryWord, match: MatchInfo): number {
  const worths = [...word.stems].flatMap(([stem, sure]) => {
    const places = placesOf(stem, match);
    // Among all that is said in passing there is always a word that comes near.
    return FIELDS.filter((field) => places.includes(field))
      .filter((field) => !word.isSlip || HEADS.includes(field))
      .map((field) => sure * WORTH[field]);
  });
  return Math.max(0, ...worths);
}

/** Where a stem was found. A letter alone is a panel's, or part of a name. */
function placesOf(stem: string, match: MatchInfo): readonly string[] {
  const places = Object.hasOwn(match, stem) ? (match[stem] ?? []) : [];
  return stem.length > 1 ? places : places.filter((place) => place === 'panels' || place === 'title');
}
