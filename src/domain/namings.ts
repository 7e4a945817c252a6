import { panelNamed } from './applicability.ts';
import { type Catalogue, type Entry, wordsOf } from './catalogue.ts';
import type { ContentDocument, FeatureMeta, PanelMeta } from './documents.ts';
import { linksIn } from './links.ts';
import type { Locale } from './locale.ts';
import { formerPaths, ownPath } from './page-target.ts';

/** What has a state, and may be spoken of in words. */
export interface Subject {
  readonly kind: 'feature' | 'panel';
  readonly id: string;
}

/** A feature or a panel that the words of a document name. */
export interface NamedSubject extends Subject {
  /** How: the title as it stands there, or the address of its page. */
  readonly by: string;
}

/** Titles of one word are words of the language as well: “API”, “Allegro”, “Orders”. */
const WORDS_OF_A_NAME = 2;

/**
 * Each feature and panel that the words of a document name, once: by a link to its page, or by its whole title in that
 * language. A title inside a longer one names nothing: “order archive” in “Order archive on panel C”. What the document
 * itself is about is left out. Forms of a title other than its own are not looked for.
 */
export function namingsIn(document: ContentDocument, catalogue: Catalogue): NamedSubject[] {
  const found = [...namedByLink(document, catalogue), ...namedByTitle(document, catalogue)];
  const first = new Map(found.toReversed().map((naming) => [`${naming.kind}:${naming.id}`, naming]));
  return [...first.values()].filter(({ kind, id }) => !isAbout(document, { kind, id })).toReversed();
}

/** Whether words of this document may speak of a subject’s state: they are said in some of its states and not in others. */
export function isBoundTo({ meta }: Entry, { kind, id }: Subject): boolean {
  if (!('when' in meta))
    return meta.collection === 'incidents' && kind === 'panel' && meta.panels.includes(id);
  const [only = null] = meta.panels.length === 1 ? meta.panels : [];
  return meta.when.some((condition) =>
    kind === 'feature'
      ? 'feature' in condition && condition.feature === id
      : (panelNamed(condition) ?? only) === id,
  );
}

function isAbout({ collection, id }: ContentDocument, subject: Subject): boolean {
  return collection === `${subject.kind}s` && id === subject.id;
}

function namedByLink(document: ContentDocument, catalogue: Catalogue): NamedSubject[] {
  const pages = new Map(
    subjectsOf(catalogue).flatMap(({ entry, subject }) =>
      [ownPath(entry), ...formerPaths(entry)].map((path) => [path, subject]),
    ),
  );
  return linksIn(document).flatMap(({ link, path, locale }) => {
    const subject = locale === document.locale ? pages.get(path) : undefined;
    return subject ? [{ ...subject, by: link }] : [];
  });
}

function namedByTitle({ words, locale }: ContentDocument, catalogue: Catalogue): NamedSubject[] {
  // Where a link leads is no word of the text.
  const text = [words.title, words.short ?? '', words.body.replaceAll(/\]\([^)]*\)/g, ']')].join('\n\n');
  const lower = text.toLowerCase();
  // Of a hundred titles two or three are looked for: those of which every word is there.
  const titles = titlesOf(catalogue, locale, (word) => lower.includes(word.toLowerCase()));
  if (titles.length === 0) return [];
  // The longest first: of two titles that begin at one place, it is the longer that is meant.
  const pattern = new RegExp(titles.map(({ pattern: one }) => `(${one})`).join('|'), 'gu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const subject = titles[match.slice(1).findIndex((group) => group !== undefined)]?.subject;
    return subject ? [{ ...subject, by: match[0] }] : [];
  });
}

function titlesOf(catalogue: Catalogue, locale: Locale, isThere: (word: string) => boolean) {
  return subjectsOf(catalogue)
    .map(({ subject, entry }) => ({ subject, title: wordsOf(entry, locale).title.trim() }))
    .filter(({ title }) => {
      const words = title.split(/\s+/);
      return words.length >= WORDS_OF_A_NAME && words.every(isThere);
    })
    .sort((x, y) => y.title.length - x.title.length)
    .map(({ subject, title }) => ({ subject, pattern: patternOf(title) }));
}

/** As it is written or inside a sentence, over the end of a line too: `Panel A`, `panel A`, but no `panel a`, no `Panel A2`. */
function patternOf(title: string): string {
  const words = title.split(/\s+/).map((word) => (word.length === 1 ? literal(word) : anyCase(word)));
  return `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-‑])${words.join('\\s+')}(?![\\p{L}\\p{N}]|[-‑][\\p{L}\\p{N}])`;
}

function anyCase(word: string): string {
  return [...word]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      return lower === upper || upper.length !== letter.length ? literal(letter) : `[${lower}${upper}]`;
    })
    .join('');
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function subjectsOf({
  features,
  panels,
}: Catalogue): { subject: Subject; entry: Entry<FeatureMeta | PanelMeta> }[] {
  const of = (kind: Subject['kind'], entries: readonly Entry<FeatureMeta | PanelMeta>[]) =>
    entries.map((entry) => ({ subject: { kind, id: entry.id }, entry }));
  return [...of('feature', features), ...of('panel', panels)];
}
