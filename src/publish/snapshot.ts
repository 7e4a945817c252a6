import type { Day } from '../domain/day.ts';
import type { Locale } from '../domain/locale.ts';
import type { LookupMaterial } from '../domain/lookup-answer.ts';
import type { LookupPhrases } from '../domain/lookup-explain.ts';
import type { NamedAccountRange, PanelId } from '../domain/panel.ts';
import type { SiteDayRule } from '../domain/site-day.ts';
import type { Encoding } from '../http/encodings.ts';

/**
 * The format of the snapshot on disk: all that the front knows of the site.
 *
 *     <folder>/current               the name of the generation that is served; replaced by rename
 *     <folder>/generations/<id>.json a manifest: what every public address answers; whole, or what differs from a whole one
 *     <folder>/blobs/<sha256>        the bytes of one answer in each encoding, one after the other; or of several that change together
 *     <folder>/state/<id>.json       what the pages were made from; blobs hold its parts
 *
 * Nothing under a name in `blobs` or `generations` ever changes, so a reader needs no lock.
 */
export const SNAPSHOT_FORMAT = 5;
/** Of a manifest that says what differs from a whole one, so that a change costs what it changes. */
export const CHANGES_FORMAT = 6;
/** Where bytes lie. */
export interface BlobPart {
  /** The name of the file in `blobs`. */
  readonly blob: string;
  /** Bytes before it in that file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** Of a file that other answers lie in as well: all of its bytes. */
  readonly file?: number;
}

/** The bytes of an answer in one encoding. */
export interface Variant extends BlobPart {
  readonly encoding: Encoding;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Strong, with its quotes. */
  readonly etag: string;
}

/** What one address answers. */
export interface SnapshotEntry {
  readonly status: number;
  /** Without those of the encoding, the ETag, the length and the revision. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty for an answer without a body. */
  readonly variants: readonly Variant[];
  /** Names of the query that change the answer: with one of them, backstage is asked. */
  readonly query: readonly string[];
  /** What it was made from: the hash of the build and of the view. */
  readonly key: string;
  /** A fingerprinted file, immutable: the build that first brought it. */
  readonly build?: string;
  /** The revision up to which the answer is current, where it stays behind its generation: it could not be made anew, or waits for the next. */
  readonly revision?: number;
  /** What is said now comes with the next generation, which follows at once: who asks waits for that one. */
  readonly isComing?: true;
  /** Nobody's answer, but what the front makes answers to the lookup's query from. Its name is no address. */
  readonly part?: 'lookup-page' | 'lookup-document';
  /** It is large, and hardly anybody asks for it: its bytes are read when somebody does. */
  readonly isRare?: true;
}

/** Under this name lies what an address answers to the lookup's query, in the language that the query may ask for. */
export function partName(path: string, lang: string | null = null): string {
  return `${path}?answers${lang === null ? '' : `&lang=${lang}`}`;
}

/** A text that lies ready, with the places where something is put in, by their names. */
export type Pieces = readonly (string | { readonly put: string })[];

/** What decides a lookup, whatever is typed. */
interface LookupGround {
  readonly locale: Locale;
  readonly panels: readonly NamedAccountRange[];
  /** The days on which what the site tells of began: "before the fire". Parts from before it could be said have none. */
  readonly failures?: readonly Day[];
  readonly clock: SiteDayRule;
}

/** A part `lookup-page`: its headers are those of a page that answers. Texts are plain, `answers` and pieces HTML. */
export interface LookupPagePart extends LookupGround {
  /** Where the page stands in the other language. */
  readonly twin: string;
  /** Places: title, candidates, why, answers, typed, checked, twin. */
  readonly answer: Pieces;
  /** Places: error, typed, checked, twin. */
  readonly refusal: Pieces;
  /** What there is to say of each panel. */
  readonly answers: Readonly<Record<PanelId, string>>;
  /** What the answer and its reasons, or the refusal, are put into words with. */
  readonly phrases: LookupPhrases;
}

/** A part `lookup-document`: its headers are those of an answer in JSON. */
export interface LookupDocumentPart extends LookupGround {
  readonly material: LookupMaterial;
  /** By the reason of the refusal: a whole problem document. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Addresses that only backstage can answer. */
export interface LiveRule {
  /** `/api/v1/lookup`, or with a slash at its end everything below it: `/staff/`. */
  readonly path: string;
  readonly methods: readonly string[];
}

/** A generation: a whole consistent site. */
export interface Manifest {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly id: string;
  /** The revision that it shows. */
  readonly revision: number;
  readonly logId: string | null;
  /** Hash of the event at `revision`; empty for an empty log. */
  readonly head: string;
  readonly build: string;
  /** Wall clock, RFC 3339. */
  readonly created: string;
  /** Wall clock: when the site will next say something else by itself. `null`: never. */
  readonly changesAt: string | null;
  readonly entries: Readonly<Record<string, SnapshotEntry>>;
  /** What unknown addresses answer: the first prefix that fits names the entry. */
  readonly missing: readonly (readonly [prefix: string, entry: string])[];
  readonly live: readonly LiveRule[];
  /** Addresses that could not be made anew and keep their last good bytes: why. */
  readonly failing: Readonly<Record<string, string>>;
  /** The last revision that took something out of the log; left out: nothing was. */
  readonly redacted?: number;
}

/** Whether nothing of a generation comes with the next: it is what is taken along, by folders, mirrors and whoever copies it. */
export function isComplete({ entries }: Pick<Manifest, 'entries'>): boolean {
  for (const path in entries) if (entries[path]?.isComing) return false;
  return true;
}

/** A manifest as it may lie on disk: what differs from a whole one. */
export interface ManifestChanges extends Omit<Manifest, 'format'> {
  readonly format: typeof CHANGES_FORMAT;
  /** The whole one: its name. */
  readonly base: string;
  /** Addresses of the whole one that are not there. */
  readonly gone: readonly string[];
}
