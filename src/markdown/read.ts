import { createHash } from 'node:crypto';
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { placeOfDocument } from '../domain/document-path.ts';
import { COLLECTIONS, type ContentDocument, type Meta, type Words } from '../domain/documents.ts';
import type { Fault } from '../domain/flaw.ts';
import { LOCALES } from '../domain/locale.ts';
import { isOneSlip } from '../domain/misspelt.ts';
import { findUnanswered } from './find-unanswered.ts';
import { splitFile } from './front-matter.ts';
import { lineAt } from './line-at.ts';
import type { Problem } from './problem.ts';
import { sourceSchemas, translationSchema } from './schemas.ts';
import { findUnquoted, hintForLine, quoteHint } from './unquoted.ts';

/** A document, or everything that is wrong with it. */
type ReadResult =
  | { readonly ok: true; readonly document: ContentDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Something in a document that readers could not be shown. */
interface ShownFlaw {
  /** A dotted path into the front matter; `null`: the Markdown below it. */
  readonly field: string | null;
  /** What is wrong; what to write. */
  readonly message: string;
  /** The first character of the Markdown that it is about; `null`: all of it. */
  readonly character: string | null;
  readonly fault?: Fault;
}

/** Finds them; what can be shown is decided for all edges in one place (`src/actions/find-document-flaws.ts`). */
export type FindFlaws = (document: ContentDocument) => readonly ShownFlaw[];

/** Larger files are not read: a page is a few kilobytes (bytes). */
const MAX_SIZE = 256 * 1024;

/**
 * Reads and validates one content file.
 *
 * @param path below the content folder, with `/`: `pl/steps/reconnect-allegro.md`
 * @param source the whole file
 * @param findFlaws what of it readers could not be shown; left out: nobody asks
 */
export function readDocument(path: string, source: string, findFlaws: FindFlaws = () => []): ReadResult {
  const fail = (message: string, line: number | null = null, field: string | null = null): ReadResult => ({
    ok: false,
    problems: [{ file: path, line, field, message }],
  });
  const place = placeOfDocument(path);
  if (!place) {
    return fail(
      `is in no place known; move it to ${LOCALES.join(' or ')}, then ${COLLECTIONS.filter((one) => one !== 'site').join(', ')}, and name it in lower case, such as pl/faq/my-question.md`,
    );
  }
  if (source.length > MAX_SIZE) return fail(`has ${source.length} characters; write at most ${MAX_SIZE}`);
  if (source.includes('\u0000')) return fail('holds a NUL character; save it as UTF-8 text');
  const parts = splitFile(source);
  if (!parts)
    return fail('begins with no front matter; write --- on the first line and --- after the last key', 1);

  const lines = new LineCounter();
  const yaml = parseDocument(parts.front, { lineCounter: lines, prettyErrors: false });
  const unquoted = findUnquoted(parts.front);
  if (unquoted) return fail(unquoted.message, unquoted.line + 1, unquoted.field);
  const [error] = yaml.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    if (error.code === 'DUPLICATE_KEY') {
      const [key] = /^[^\s:]*/.exec(parts.front.slice(error.pos[0])) ?? [];
      return fail('stands here for the second time; keep one of them', line + 1, key);
    }
    return fail(`the front matter is not YAML: ${error.message}${hintForLine(parts.front, line)}`, line + 1);
  }
  if (!isMap(yaml.contents)) return fail('the front matter holds no keys; write title: first', 2);

  const alias = findAlias(yaml);
  if (alias !== null) {
    const line = lines.linePos(parts.front.indexOf(`*${alias}`)).line + 1;
    return fail(`*${alias} refers to something else, which is not done here; put it in quotes`, line);
  }

  const schema = place.locale === 'pl' ? sourceSchemas[place.collection] : translationSchema;
  const checked = schema.safeParse(yaml.toJS());
  if (!checked.success) {
    return {
      ok: false,
      problems: checked.error.issues.map((issue) =>
        toProblem(path, yaml, lines, issue, Object.keys(schema.in.shape)),
      ),
    };
  }
  const front = checked.data;
  const words: Words = { ...front.words, body: parts.body.trim() };
  const base = {
    path,
    collection: place.collection,
    id: place.name,
    sha256: textHash(source),
    source,
    wordsHash: hashWords(words),
    words,
  };
  const document: ContentDocument =
    'translates' in front
      ? { ...base, locale: 'en', facts: [], translates: front.translates }
      : {
          ...base,
          id: idOf(front.meta, place.name),
          locale: 'pl',
          facts: front.facts,
          mentions: front.mentions,
          meta: withSlug(front.meta, place.name),
        };
  const flaws = findFlaws(document);
  const bodyStart = lineAt(source, source.lastIndexOf(words.body));
  if (place.collection === 'postmortems' && flaws.length === 0) {
    const unanswered = findUnanswered(place.locale, words.body);
    if (unanswered.length > 0) {
      const line = (at: number) => bodyStart + lineAt(words.body, at) - 1;
      return {
        ok: false,
        problems: unanswered.map(({ at, ...what }) => ({ file: path, line: line(at), ...what })),
      };
    }
  }
  if (flaws.length === 0) return { ok: true, document };
  const problems = flaws.map(({ field, message, character, fault }): Problem => {
    const what = { file: path, field, message, ...(fault && { fault }) };
    if (field !== null) return { ...what, line: lineOf(yaml, lines, field.split('.')) };
    const offset = character === null ? 0 : Math.max(0, words.body.indexOf(character));
    return { ...what, line: bodyStart + lineAt(words.body, offset) - 1 };
  });
  return { ok: false, problems };
}

/** What a translation says it translates: the first 12 hexadecimal digits of SHA-256 over the words. */
function hashWords(words: Words): string {
  const terms = Object.entries(words.terms).sort(([x], [y]) => (x < y ? -1 : 1));
  return textHash(JSON.stringify([words.title, words.short, words.body, terms])).slice(0, 12);
}

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What staff say of a thing is said under its first name: a file that is renamed keeps it by `former`. */
function idOf(
  meta: { readonly collection: string; readonly former?: readonly string[] },
  name: string,
): string {
  return meta.collection === 'faq' ? name : (meta.former?.[0] ?? name);
}

/** The slug of a FAQ entry is its file name up to the first dot: `slug.offline.md` is a variant of `slug`. */
function withSlug(
  meta: z.output<(typeof sourceSchemas)[keyof typeof sourceSchemas]>['meta'],
  id: string,
): Meta {
  switch (meta.collection) {
    case 'panels':
    case 'features':
    case 'incidents':
      return { ...meta, slug: id };
    case 'faq':
      return { ...meta, slug: id.split('.')[0] ?? id };
    default:
      return meta;
  }
}

function toProblem(
  file: string,
  yaml: Document,
  lines: LineCounter,
  issue: z.core.$ZodIssue,
  keys: readonly string[],
): Problem {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const meant = issue.path.length === 0 ? keys.find((one) => isOneSlip(key, one)) : undefined;
    const message =
      meant === undefined
        ? 'no such key here; check its spelling or take it out'
        : `no such key here; write ${meant}, or take it out`;
    return {
      file,
      line: lineOf(yaml, lines, [...issue.path, key]),
      field: [...issue.path, key].join('.'),
      message,
    };
  }
  const written = yaml.getIn(issue.path.map(pathKey), true);
  const isText = issue.code === 'invalid_type' && issue.expected === 'string';
  const hint =
    isText && isScalar(written) && written.source
      ? `; ${quoteHint(String(issue.path.at(-1)), written.source)}`
      : '';
  return {
    file,
    line: lineOf(yaml, lines, issue.path),
    field: issue.path.join('.'),
    message: written === undefined ? `is missing; ${issue.message}` : `${issue.message}${hint}`,
  };
}

/** The name that an alias (`*name`) refers to. Following one could lead nowhere, and throws then. */
function findAlias(yaml: Document): string | null {
  let found: string | null = null;
  visit(yaml, {
    Alias(_, { source }) {
      found = source;
      return visit.BREAK;
    },
  });
  return found;
}

function pathKey(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

/** The line in the file (1-based) of the deepest key on the path that stands in the front matter. */
function lineOf(yaml: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path[length - 1];
    const parent = length === 1 ? yaml.contents : yaml.getIn(path.slice(0, length - 1).map(pathKey), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line + 1;
    }
    const node = yaml.getIn(path.slice(0, length).map(pathKey), true);
    if (isScalar(node) && node.range) return lines.linePos(node.range[0]).line + 1;
  }
  return 1;
}
