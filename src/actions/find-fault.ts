import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import type { Fault } from '../domain/flaw.ts';
import { deadLinks } from '../domain/links.ts';
import type { Locale } from '../domain/locale.ts';
import { MOST_MARKS, pilesMarks } from '../domain/marks.ts';
import type { State } from '../domain/state.ts';
import { gapsOf, isKnownGap } from '../domain/template-gaps.ts';
import type { Instant } from '../domain/time.ts';
import { EARLIEST_DAY, END_OF_TIME, FIRST_INSTANT, LATEST_DAY, LIMITS } from './limits.ts';
import type { Inspect } from './ports.ts';

/** Line feeds of every script and machine (Unicode, UAX 14: mandatory breaks). */
const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/u;
/** No page, feed or terminal can show them; XML 1.0 cannot even hold most of them. Tabs and line feeds are looked at apart. */
const CONTROL = /[[\p{Cc}\p{Noncharacter_Code_Point}]--[\n\t]]/v;
/** Embeddings, overrides and isolates, which turn around what stands after them (UAX 9, 2). */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;
/** A half of a pair, by itself. */
const HALF = /\p{Cs}/u;
/** Something that leaves ink: letters, digits, punctuation, symbols, but no fillers. */
const INK = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v;

/** Why one line of plain words cannot be shown; `null`: it can. */
export function findLineFault(text: string, longest: number): Fault | null {
  if (text === '') return { code: 'words.empty' };
  const lines = LINE_BREAK.test(text) ? ({ code: 'words.lines' } as const) : null;
  const tab = text.includes('\t') ? ({ code: 'words.control', found: 'U+0009' } as const) : null;
  return (
    tooLong(text, longest) ??
    lines ??
    tab ??
    findCharacter(text) ??
    (INK.test(text) ? null : { code: 'words.unseen' })
  );
}

/**
 * Why Markdown cannot be shown; `null`: it can. It may be of many lines.
 *
 * @param inspect what it comes to; `null`: only its characters are looked at
 */
export function findProseFault(markdown: string, longest: number, inspect: Inspect | null): Fault | null {
  if (markdown.trim() === '') return { code: 'words.empty' };
  const fault = tooLong(markdown, longest) ?? findCharacter(markdown) ?? findCharacter(decoded(markdown));
  if (fault || inspect === null) return fault;
  const { text, depth } = inspect(markdown);
  if (depth > LIMITS.nesting) return { code: 'words.nested', found: depth, limit: LIMITS.nesting };
  return INK.test(text) ? null : { code: 'words.unseen' };
}

/** Why the links of Markdown are none: they lead to nothing on this site. Links to other sites are not looked at. */
export function findLinkFault(
  markdown: string,
  locale: Locale,
  state: Pick<State, 'documents' | 'incidents' | 'updates'>,
): Fault | null {
  const dead = deadLinks(markdown, locale, state);
  if (dead.length === 0) return null;
  const [{ now } = { now: null }, ...more] = dead;
  const found = dead.map(({ link }) => link).join(', ');
  return { code: 'link.broken', found, ...(now !== null && more.length === 0 && { limit: now }) };
}

/** Why a day cannot be shown: it is beyond the calendar of the site. */
export function findDayFault(day: Day): Fault | null {
  return day >= EARLIEST_DAY && day <= LATEST_DAY ? null : outside(day);
}

/** The same of an instant. A year of more than four digits begins with a sign, which sorts before them. */
export function findInstantFault(instant: Instant): Fault | null {
  return instant >= FIRST_INSTANT && instant < END_OF_TIME ? null : outside(instant);
}

function outside(found: string): Fault {
  return { code: 'day.range', found, limit: `${EARLIEST_DAY} – ${LATEST_DAY}` };
}

/** In characters as people count them and JSON schemas do, by their code points: a picture of two halves is one. */
function tooLong(text: string, limit: number): Fault | null {
  if (text.length <= limit) return null;
  const found = [...text].length;
  return found > limit ? { code: 'words.long', found, limit } : null;
}

function findCharacter(text: string): Fault | null {
  const kinds = [
    ['words.control', CONTROL],
    ['words.direction', DIRECTION],
    ['words.broken', HALF],
  ] as const;
  for (const [code, pattern] of kinds) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { code, found: codePoint(found) };
  }
  return pilesMarks(text) ? { code: 'words.piled', limit: MOST_MARKS } : null;
}

/** With the characters that are written by their numbers (`&#x202e;`): they are shown as those characters. */
function decoded(markdown: string): string {
  return markdown.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** @example codePoint('\u202e') // 'U+202E' */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A gap of a template that nobody filled: one that every form knows, or that a template of this site has. */
export function findGapFault(text: string, state: Pick<State, 'documents'>): Fault | null {
  const gaps = gapsOf(text);
  if (gaps.length === 0) return null;
  const asked = new Set(
    catalogueOf(state).templates.flatMap(({ source, translations: { en } }) =>
      gapsOf(`${source.words.body} ${en?.words.body ?? ''}`),
    ),
  );
  const open = gaps.find((name) => isKnownGap(name) || asked.has(name));
  return open === undefined ? null : { code: 'words.gap', found: open };
}
