import type { ContentDocument, Meta } from '../domain/documents.ts';
import type { Fault } from '../domain/flaw.ts';
import { describeFault } from './describe-flaw.ts';
import { findDayFault, findInstantFault, findLineFault, findProseFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import type { Inspect } from './ports.ts';

/** What of a content file readers could not be shown. */
interface DocumentFlaw {
  /** As the file has it: a dotted path into the front matter, or `null` for the Markdown below it. */
  readonly field: string | null;
  /** What is wrong; what to write. */
  readonly message: string;
  /** The first character that it is about, in the Markdown; `null`: all of it. */
  readonly character: string | null;
  readonly fault?: Fault;
}

/**
 * What of a document readers could not be shown: by the same limits as what staff say. The document of an incident may
 * be longer than an update: it tells the whole of it, and is read as a page of its own.
 */
export function findDocumentFlaws(document: ContentDocument, inspect: Inspect): DocumentFlaw[] {
  const { words, collection } = document;
  const isReport = collection === 'incidents' || collection === 'postmortems';
  const longest = isReport ? LIMITS.report : LIMITS.body;
  return [
    ...at('title', findLineFault(words.title, LIMITS.title)),
    ...(words.short === null ? [] : at('short', findLineFault(words.short, LIMITS.short))),
    ...Object.entries(words.terms).flatMap(([key, term]) => at(key, findLineFault(term, LIMITS.term))),
    ...('meta' in document ? metaFlaws(document.meta) : []),
    ...(words.body === '' ? [] : at(null, findProseFault(words.body, longest, inspect))),
  ];
}

function metaFlaws(meta: Meta): DocumentFlaw[] {
  switch (meta.collection) {
    case 'panels':
      return [
        ...(meta.createdFrom === null ? [] : at('created_from', findDayFault(meta.createdFrom))),
        ...(meta.createdTo === null ? [] : at('created_to', findDayFault(meta.createdTo))),
        ...(meta.createdTo !== null && meta.createdFrom !== null && meta.createdTo < meta.createdFrom
          ? [tooEarly('created_to', 'created_from')]
          : []),
      ];
    case 'incidents':
      return [
        ...at('started_at', findInstantFault(meta.startedAt)),
        ...(meta.resolvedAt === null ? [] : at('resolved_at', findInstantFault(meta.resolvedAt))),
        ...(meta.resolvedAt !== null && meta.resolvedAt < meta.startedAt
          ? [tooEarly('resolved_at', 'started_at')]
          : []),
        ...(meta.backupAt === null ? [] : at('backup_at', findInstantFault(meta.backupAt))),
      ];
    default:
      return [];
  }
}

/** An end before its beginning. */
function tooEarly(field: string, beginning: string): DocumentFlaw {
  return {
    field,
    message: `is before ${beginning}; write what comes after it, or change that`,
    character: null,
  };
}

function at(field: string | null, fault: Fault | null): DocumentFlaw[] {
  return fault === null
    ? []
    : [{ field, message: describeFault(fault), character: characterOf(fault), fault }];
}

/** @example characterOf({ code: 'words.direction', found: 'U+202E' }) // '\u202e' */
function characterOf({ found }: Fault): string | null {
  const [, hex] = typeof found === 'string' ? (/^U\+([0-9A-F]+)$/.exec(found) ?? []) : [];
  return hex === undefined ? null : String.fromCodePoint(Number.parseInt(hex, 16));
}
