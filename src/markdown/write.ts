import {
  type DocumentFields,
  fieldsOfSource,
  fieldsOfTranslation,
  isSameField,
  tidyFields,
} from '../domain/document-fields.ts';
import { placeOfDocument } from '../domain/document-path.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { isQuestion, joinAnswers, splitAnswers } from '../domain/postmortem.ts';
import { type FileParts, joinKeys, putKeys, readKeys, splitFile } from './front-matter.ts';
import { readDocument } from './read.ts';
import { fieldsOf } from './typed-fields.ts';
import { emptyLines, frontLines, stampLines } from './typed-value.ts';

/** The lines of keys that are to be written; none: the key goes. */
type WrittenKeys = ReadonlyMap<string, readonly string[]>;

/**
 * A file with what was typed. What says the same stays as it is, byte by byte: keys, comments and line ends of what was not
 * touched. Never throws: what cannot be read is the reader’s to say.
 *
 * @param source the file as it is; `''`: a new one
 * @param translates of a translation: the hash of the words it translates; `null`: as it is
 */
export function writeDocument(
  path: string,
  source: string,
  typed: DocumentFields,
  translates: string | null = null,
): string {
  const read = source === '' ? null : readDocument(path, source);
  const before = read?.ok ? read.document : null;
  const fields = withBody(path, before, tidyFields(typed));
  const stamp = translates ?? (before?.locale === 'en' ? before.translates : null);
  if (!before) return compose(path, fields, stamp);
  const was = withBody(path, before, fieldsOf(before));
  const wanted = { ...was, ...fields };
  const changed = Object.keys(wanted).filter((key) => !isSameField(was[key], wanted[key]));
  const isStamped = before.locale === 'en' && stamp !== null && stamp !== before.translates;
  if (changed.length === 0 && !isStamped) return source;
  const written = keysOf(
    path,
    wanted,
    changed.filter((key) => key !== 'body'),
  );
  const patched = patch(path, source, new Map([...written, ...(isStamped ? stamped(stamp) : [])]), {
    before: before.words.body,
    after: String(wanted.body),
  });
  return patched ?? compose(path, wanted, stamp);
}

/** Answers that were typed one by one are one text below their headings; what was not typed stays as it is. */
function withBody(path: string, before: ContentDocument | null, typed: DocumentFields): DocumentFields {
  const place = placeOfDocument(path);
  if (place?.collection !== 'postmortems') return typed;
  const answers = Object.entries(typed).filter(([key]) => isQuestion(key));
  const others = Object.fromEntries(Object.entries(typed).filter(([key]) => !isQuestion(key)));
  const said = before === null ? null : splitAnswers(place.locale, before.words.body).answers;
  const changed = answers.filter(
    ([key, text]) => said === null || new Map(Object.entries(said)).get(key) !== text,
  );
  if (before !== null && changed.length === 0) return { ...others, body: before.words.body };
  return { ...others, body: joinAnswers(place.locale, { ...said, ...Object.fromEntries(answers) }) };
}

/** `null`: its keys have no lines of their own. */
function patch(
  path: string,
  source: string,
  written: WrittenKeys,
  body: { readonly before: string; readonly after: string },
): string | null {
  const parts = splitFile(source);
  const keys = parts && readKeys(parts.front);
  if (!parts || !keys) return null;
  const front = written.size === 0 ? parts.front : joinKeys(putKeys(keys, written, orderOf(path)));
  const file = parts.opening + front + parts.closing + bodyOf(parts, body);
  return source.includes('\r\n') ? file.replaceAll('\n', '\r\n') : file;
}

function bodyOf({ body: whole }: FileParts, { before, after }: { before: string; after: string }): string {
  if (before === after) return whole;
  if (before === '') return `\n${after}\n`;
  const at = whole.indexOf(before);
  return whole.slice(0, at) + after + whole.slice(at + before.length);
}

/** A new file. */
function compose(path: string, fields: DocumentFields, stamp: string | null): string {
  const keys = orderOf(path).filter((key) => key in fields);
  const others = Object.keys(fields).filter((key) => !keys.includes(key));
  const written = keysOf(
    path,
    fields,
    [...keys, ...others].filter((key) => key !== 'body'),
  );
  const lines = [...written, ...(stamp === null ? [] : stamped(stamp))].flatMap(([, one]) => one);
  const body = typeof fields.body === 'string' && fields.body !== '' ? `\n${fields.body}\n` : '';
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

function keysOf(
  path: string,
  fields: DocumentFields,
  keys: readonly string[],
): [string, readonly string[]][] {
  const shape = new Map(shapeOf(path).map((field) => [field.key, field]));
  return keys.map((key) => {
    const field = shape.get(key);
    const lines = frontLines(key, field?.kind ?? 'line', fields[key] ?? '');
    return [key, lines.length === 0 && field?.isNeeded ? emptyLines(key) : lines];
  });
}

function stamped(hash: string): [string, readonly string[]][] {
  return [['translates', stampLines(hash)]];
}

function orderOf(path: string): string[] {
  return [...shapeOf(path).map(({ key }) => key), 'translates'];
}

function shapeOf(path: string) {
  const place = placeOfDocument(path);
  if (place === null) return [];
  return place.locale === 'pl' ? fieldsOfSource(place.collection) : fieldsOfTranslation(place.collection);
}
