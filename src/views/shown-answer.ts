import { type AnswerPast, pastOfAnswer, pathsOfAnswer, turnsOfAnswer } from '../domain/answer-past.ts';
import { answersAt, catalogueOf, type Entry } from '../domain/catalogue.ts';
import type { ContentDocument, FaqMeta } from '../domain/documents.ts';
import type { Revision } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Instant } from '../domain/time.ts';
import { faqWords } from '../i18n/faq.ts';
import { startSentence } from '../i18n/panel-phrases.ts';
import { effectivePanels } from './addressees.ts';
import type { ViewContext } from './context.ts';
import { forPanelsText } from './questions.ts';
import { useNames } from './terms.ts';
import { visibleText } from './word-changes.ts';
import { partWords } from './words.ts';

/** So many turns are looked at: of an answer that turns and turns the last ones are known, and that there are more. */
const MOST_TURNS = 200;

/** What readers saw from a revision on. */
export interface Shown {
  readonly from: Revision;
  readonly at: Instant;
  /** `null`: it was taken out of the log; empty: there was no such answer. */
  readonly text: string | null;
  /** When it was taken out. */
  readonly removedAt: Instant | null;
}

/** The last versions of an answer, the newest first. */
interface ShownVersions {
  readonly versions: readonly Shown[];
  readonly hasOlder: boolean;
}

/** What was found of an answer in a language, and everything it was made from. */
interface Remembered {
  readonly ground: readonly unknown[];
  readonly shown: ShownVersions;
}

/** By the list of the changes of its first document: a log only grows, and another one has other lists. */
const memo = new WeakMap<object, Map<string, Remembered>>();

/**
 * What readers saw under an address: a turn after which nothing else is seen is no version of its own. Found once for
 * as long as nothing turns: words of others, notes and dates do not.
 *
 * @param most how many at most
 */
export function shownVersions(context: ViewContext, slug: string, most: number): ShownVersions {
  const { state, locale } = context;
  const paths = pathsOfAnswer(state, slug);
  const turns = turnsOfAnswer(state, paths);
  const lists = paths.map((path) => state.index.documents[path]);
  const ground = [...turns, ...lists, state.index.redactions, state.maintenances, ...namesAround(context)];
  const [first] = lists;
  const known = first && memo.get(first)?.get(`${locale} ${most}`);
  if (known && isSame(known.ground, ground)) return known.shown;
  const shown = findVersions(context, paths, turns, most);
  if (first) memo.set(first, (memo.get(first) ?? new Map()).set(`${locale} ${most}`, { ground, shown }));
  return shown;
}

function isSame(x: readonly unknown[], y: readonly unknown[]): boolean {
  return x.length === y.length && x.every((one, index) => one === y[index]);
}

/** The documents that name whom an answer is for. */
function namesAround({ state }: ViewContext): ContentDocument[] {
  const { site, panels } = catalogueOf(state);
  return [...(site ? [site] : []), ...panels].flatMap(({ source, translations }) => [
    source,
    ...Object.values(translations),
  ]);
}

function findVersions(
  context: ViewContext,
  paths: readonly string[],
  turns: readonly Revision[],
  most: number,
): ShownVersions {
  const versions: Shown[] = [];
  for (const [index, revision] of turns.entries()) {
    if (index === MOST_TURNS) return { versions, hasOlder: true };
    const shown = shownAt(context, paths, revision);
    const newer = versions.at(-1);
    if (newer && isAlike(newer, shown)) versions[versions.length - 1] = shown;
    else if (versions.length === most) return { versions, hasOlder: true };
    else versions.push(shown);
  }
  return { versions, hasOlder: false };
}

function isAlike(x: Shown, y: Shown): boolean {
  return x.text === y.text && x.removedAt === y.removedAt;
}

/**
 * What readers saw at a revision, and when something else was seen next; `null`: nothing had been said yet.
 */
export function shownAround(
  context: ViewContext,
  slug: string,
  revision: Revision,
): { readonly shown: Shown; readonly nextAt: Instant | null } | null {
  const { state } = context;
  const paths = pathsOfAnswer(state, slug);
  const turns = turnsOfAnswer(state, paths);
  const place = turns.findIndex((turn) => turn <= revision);
  const [turn] = turns.slice(place, place + 1);
  if (place < 0 || turn === undefined) return null;
  const shown = shownAt(context, paths, turn);
  const later = turns.slice(Math.max(0, place - MOST_TURNS), place).toReversed();
  const next = later.find((one) => !isAlike(shownAt(context, paths, one), shown)) ?? later.at(-1);
  return { shown, nextAt: state.changes[(next ?? 0) - 1]?.at ?? null };
}

function shownAt(context: ViewContext, paths: readonly string[], from: Revision): Shown {
  const past: AnswerPast = pastOfAnswer(context.state, paths, from);
  const at = context.state.changes[from - 1]?.at ?? context.now;
  if (past.kind === 'removed') return { from, at, text: null, removedAt: past.at };
  if (past.kind === 'absent') return { from, at, text: '', removedAt: null };
  const { state, at: now } = past;
  // It knows of no other question, whatever its address was.
  const text = textOf({ ...context, state, now }, catalogueOf(state).faq);
  return { from, at, text, removedAt: null };
}

/** What readers see now. */
export interface Today {
  readonly text: string;
  /** Of the words, where it is not the page's. */
  readonly lang: Locale | null;
}

export function todayOf(context: ViewContext, slug: string): Today {
  const entries = answersAt(context.state, slug);
  const [first] = entries;
  return { text: textOf(context, entries), lang: first ? partWords(context, first).lang : null };
}

/** What readers see of an answer, line by line: to whom which question is answered how, or that it is not. */
function textOf(context: ViewContext, entries: readonly Entry<FaqMeta>[]): string {
  const answers = entries.flatMap((entry) => {
    const panels = effectivePanels(context, entry.meta);
    if (panels.length === 0) return [];
    const { title, html } = partWords(context, entry);
    const uses = useNames(context, entry.meta.uses);
    const words = faqWords[context.locale];
    const whom = [
      startSentence(forPanelsText(context, panels)),
      ...(uses.length === 0 ? [] : [words.using(uses.join(', '))]),
    ].join(', ');
    return [[plainSpace(title), plainSpace(whom), visibleText(html)].join('\n')];
  });
  return answers.length === 0 ? faqWords[context.locale].silent : answers.join('\n');
}

function plainSpace(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
