import type { Clash } from '../domain/clash.ts';
import { conflictsSince, wishesOf } from '../domain/conflict.ts';
import {
  type DocumentFields,
  type FieldValue,
  isProse,
  isSameField,
  tidyFields,
} from '../domain/document-fields.ts';
import { pathIn, placeOfDocument } from '../domain/document-path.ts';
import { documentAt, pathSince } from '../domain/document-versions.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import type { Mistake } from '../domain/mistake.ts';
import type { State } from '../domain/state.ts';
import { checkNewName } from './check-new-name.ts';
import { checkRevision, describeConflicts, explain } from './expected.ts';
import { findDocumentMistakes } from './find-document-mistakes.ts';
import type { Manuscripts, Present } from './ports.ts';
import type { TypedDocument, WriteWords } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { refuseMistakes } from './refuse-mistakes.ts';

/** A document with both what its author typed and what others changed since they looked. */
interface Woven {
  readonly path: string;
  /** As its author began with it, as it is, and as they would have it alone; `null`: there is none. */
  readonly base: ContentDocument | null;
  readonly current: ContentDocument | null;
  readonly mine: ContentDocument | null;
  readonly fields: DocumentFields;
  readonly isTouched: boolean;
  readonly clashes: readonly Clash[];
}

/**
 * What writing appends, or why it is refused. Others’ changes in other fields, the other language and other paragraphs stay;
 * one in the same place is a conflict, unless it is forced.
 */
export function decideWriting(
  { state }: Present,
  actor: string,
  { documents: asked, notify, ...based }: WriteWords,
  manuscripts: Manuscripts,
): readonly DraftEvent[] | Refusal {
  const typed = asked.map((one) => followed(state, one, based));
  const refusal = checkRevision(state, based) ?? typed.map((one) => checkPlace(state, one)).find(Boolean);
  if (refusal) return refusal;
  const clashes: Clash[] = [];
  const mistakes: Mistake[] = [];
  const documents: ContentDocument[] = [];
  for (const one of typed) {
    const pl = weave(state, one.path, one.pl, based, manuscripts);
    const en = weave(state, pathIn(one.path, 'en'), one.en ?? {}, based, manuscripts);
    clashes.push(...pl.clashes, ...en.clashes);
    const source = readWoven(pl, null, manuscripts);
    if (!source.ok) mistakes.push(...source.mistakes.map((mistake) => named(mistake, pl.fields)));
    const isNeeded = en.isTouched || (one.translationStands && en.current !== null);
    const polish = source.ok ? source.document : null;
    const stamp = polish ? stampOf(pl, en, polish) : stampBefore(en.current);
    const translation = isNeeded ? readWoven(en, stamp, manuscripts) : null;
    if (translation && !translation.ok) {
      mistakes.push(...translation.mistakes.map((mistake) => named(mistake, en.fields)));
    }
    for (const read of [source, translation]) {
      if (read?.ok && read.document.source !== state.documents[read.document.path]?.document.source) {
        documents.push(read.document);
      }
    }
  }
  if (mistakes.length > 0) return refuseMistakes(mistakes);
  const changed = documents.map((document) => ({ path: document.path, document }));
  const between = findDocumentMistakes(state, changed, manuscripts);
  if (between.some(({ isWarning }) => !isWarning)) return refuseMistakes(between);
  const draft: DraftEvent = {
    type: 'words.published',
    payload: { documents, ...(notify === false && { notify }) },
    since: null,
    actor,
  };
  const touching = new Set([...clashes.map(({ path }) => path), ...withdrawnSince(state, documents)]);
  const overridden = conflictsSince(state, based, wishesOf(draft)).filter(
    (conflict) => conflict.kind === 'document' && touching.has(conflict.path),
  );
  if (overridden.length > 0 && !based.force) {
    const message = `Changed since revision ${based.expected}: ${describeConflicts(overridden)}. Look at it, then repeat the change with the new revision.`;
    return { ...refuse('conflict', message, overridden), clashes };
  }
  if (documents.length === 0) return refuse('nothing.changed', 'The site says that already.');
  return [{ ...draft, payload: { ...draft.payload, ...explain(based, overridden) } }];
}

/** Who opened it under its former name means the same document. */
function followed(
  state: State,
  typed: TypedDocument,
  { expected }: Pick<WriteWords, 'expected'>,
): TypedDocument {
  return typed.isNew ? typed : { ...typed, path: pathSince(state, typed.path, expected) };
}

function checkPlace(state: State, { path, isNew }: TypedDocument): Refusal | null {
  const place = placeOfDocument(path);
  if (place?.locale !== 'pl') return refuse('words.unknown', `${path} is no place of a document.`);
  if (state.documents[path] && isNew) return refuse('words.address', `There is already ${path}.`);
  if (state.documents[path] || state.withdrawn[path] || place.collection === 'site') return null;
  return checkNewName(state, place.collection, place.name);
}

/** Documents that somebody withdrew meanwhile: writing them would bring them back. */
function withdrawnSince(state: State, documents: readonly ContentDocument[]): string[] {
  return documents.map(({ path }) => path).filter((path) => !state.documents[path]);
}

function weave(
  state: State,
  path: string,
  typed: DocumentFields,
  { expected }: Pick<WriteWords, 'expected'>,
  manuscripts: Manuscripts,
): Woven {
  const current = state.documents[path]?.document ?? null;
  const base = documentAt(state, path, expected)?.document ?? null;
  const [was, now] = [base, current].map((one) => (one ? manuscripts.fieldsOf(one) : {}));
  const fields: Record<string, FieldValue> = {};
  const clashes: Clash[] = [];
  const wanted = tidyFields(typed);
  const ground = current ?? base;
  const locale: Locale = path.startsWith('pl/') ? 'pl' : 'en';
  for (const key of Object.keys(wanted)) {
    const [began, mine, theirs] = [was?.[key] ?? '', wanted[key] ?? '', now?.[key] ?? ''];
    if (isSameField(mine, began) || (current !== null && isSameField(mine, theirs))) continue;
    fields[key] = mine;
    if (current === null || isSameField(theirs, began)) continue;
    if (
      base === null ||
      typeof began !== 'string' ||
      typeof mine !== 'string' ||
      typeof theirs !== 'string' ||
      !isProse(key)
    ) {
      clashes.push({ path, locale, field: key, base: began, mine, theirs });
      continue;
    }
    const merged = manuscripts.merge({ base: began, mine, theirs });
    fields[key] = merged.text;
    clashes.push(...merged.clashes.map((clash) => ({ path, locale, field: key, ...clash })));
  }
  const isTouched = Object.keys(fields).length > 0;
  const alone = manuscripts.read(
    path,
    manuscripts.write(path, base?.source ?? '', { ...was, ...wanted }, stampBefore(base)),
  );
  return {
    path,
    base,
    current: ground,
    mine: alone.ok ? alone.document : null,
    // Whole: what an older reader took in may have to be written anew.
    fields: ground === null ? wanted : { ...manuscripts.fieldsOf(ground), ...fields },
    isTouched: isTouched && (ground !== null || saysSomething(wanted)),
    clashes,
  };
}

/** A form of a translation that nobody filled in makes none. */
function saysSomething(fields: DocumentFields): boolean {
  return Object.values(fields).some((value) => value.length > 0);
}

function stampBefore(document: ContentDocument | null): string | null {
  return document?.locale === 'en' ? document.translates : document === null ? 'pending' : null;
}

function readWoven({ path, current, fields }: Woven, stamp: string | null, { read, write }: Manuscripts) {
  return read(path, write(path, current?.source ?? '', fields, stamp));
}

/**
 * Which words a translation says it translates. Who touched it vouches for the Polish that they saw: what others changed of
 * that meanwhile it says only if they brought their part of it up to date as well.
 */
function stampOf(pl: Woven, en: Woven, merged: ContentDocument): string | null {
  const before = en.current?.locale === 'en' ? en.current.translates : null;
  const changedByOthers = pl.base?.wordsHash !== pl.current?.wordsHash;
  if (!changedByOthers || before === pl.current?.wordsHash) return merged.wordsHash;
  return before ?? pl.mine?.wordsHash ?? null;
}

/** With what was typed, where that is what is wrong. */
function named(mistake: Mistake, fields: DocumentFields): Mistake {
  const [key = '', place] = mistake.field?.split('.') ?? [];
  const value = fields[key];
  const typed = typeof value === 'string' ? value : value?.[Number(place)];
  return mistake.code === 'field.kind' && typed !== undefined ? { ...mistake, found: typed } : mistake;
}
