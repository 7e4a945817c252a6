import { type ChangeObject, diffLines, diffWords } from 'diff';
import type { ContentDocument, Words } from '../domain/documents.ts';
import type { Locale } from '../domain/locale.ts';
import type { MarkdownRenderer, ViewContext } from './context.ts';

/** Some words as they were, as they are, or as they are and were. */
interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What is different in a text, as its readers see it: the lines in which something is, the rest left out. */
export interface WordChanges {
  readonly lines: readonly (readonly WordRun[])[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  /** The language of the words when it is not the page's. */
  readonly lang: Locale | null;
}

/** So many lines are shown. */
const MOST_LINES = 12;
/** Beyond so many words that are different, lines are compared: one text has taken the place of the other. */
const MOST_EDITS = 1500;

/** A version of a document before and after a change; of one that came or went there is nothing to compare. */
interface Versions {
  readonly before: ContentDocument | null;
  readonly after: ContentDocument | null;
}

/** @returns `null`: it came, went, or reads as it did */
export function wordChanges({ words, locale }: ViewContext, { before, after }: Versions): WordChanges | null {
  if (!before || !after) return null;
  const changes = textChanges(readable(before.words, words), readable(after.words, words));
  return changes && { ...changes, lang: after.locale === locale ? null : after.locale };
}

/**
 * The same of two texts of which every line is one that readers see.
 *
 * @param isOther one has taken the place of the other: words that both have are no part of either that stayed
 */
export function textChanges(was: string, is: string, isOther = false): Omit<WordChanges, 'lang'> | null {
  if (was === is) return null;
  const lines = linesOf(isOther ? compareLines(was, is) : compare(was, is)).filter((line) =>
    line.some(({ kind }) => kind !== 'same'),
  );
  if (lines.length === 0) return null;
  return { lines: lines.slice(0, MOST_LINES), isCut: lines.length > MOST_LINES };
}

function compare(was: string, is: string): readonly WordRun[] {
  const parts = diffWords(was, is, { maxEditLength: MOST_EDITS });
  return parts ? runsOf(parts) : compareLines(was, is);
}

function compareLines(was: string, is: string): readonly WordRun[] {
  return runsOf(diffLines(`${was}\n`, `${is}\n`));
}

function runsOf(parts: readonly ChangeObject<string>[]): readonly WordRun[] {
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** The runs line by line; of a run that goes over several each line has its part. */
function linesOf(runs: readonly WordRun[]): WordRun[][] {
  const lines: WordRun[][] = [[]];
  for (const { kind, text } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part.trim() !== '') lines.at(-1)?.push(...wordsAlone({ kind, text: part }));
    }
  }
  return lines;
}

/** Of what came or went the words are marked, and not the space around them. */
function wordsAlone({ kind, text }: WordRun): WordRun[] {
  if (kind === 'same') return [{ kind, text }];
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const runs: WordRun[] = [
    { kind: 'same', text: before },
    { kind, text: words },
    { kind: 'same', text: after },
  ];
  return runs.filter((run) => run.text !== '');
}

/** What of a document stands on pages: no front matter, no comments, no addresses behind links. */
function readable({ title, short, body }: Words, renderer: MarkdownRenderer): string {
  return [title, short ?? '', visibleText(renderer.html(body))].filter(Boolean).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of our own safe HTML, a line for each block. */
export function visibleText(html: string): string {
  return html
    .replace(/<(?:br|\/(?:p|li|h\d|tr|pre|blockquote|dt|dd|summary))\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}
