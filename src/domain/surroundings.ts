import type { SentNotice } from './authority-clock.ts';
import type { ContentDocument } from './documents.ts';
import type { NotifyPause } from './notify-status.ts';
import type { Suggestion } from './suggestion.ts';
import type { Instant } from './time.ts';

/** A change that waits for its instant, or that could not be applied at it. */
export interface OpenIntent {
  readonly id: string;
  readonly kind: 'scheduled' | 'hold';
  readonly status: 'waiting' | 'refused';
  /** Of one that is scheduled, by the site clock; of a hold, by the wall clock. */
  readonly applyAt: Instant;
  /** Wall clock. */
  readonly createdAt: Instant;
  readonly actor: string;
  /** Why it was refused; `null`: it waits. */
  readonly refusal: string | null;
}

/** A part of the site that is not as it should be. */
export interface PartInTrouble {
  readonly part:
    | 'database'
    | 'clock'
    | 'disk'
    | 'content'
    | 'ingest'
    | 'publishing'
    | 'words'
    | 'export'
    | 'backup';
  /** A stable name: `database.missing`. */
  readonly code: string;
  /** In English, as the program’s log has it. */
  readonly message: string;
  /** Wall clock. */
  readonly since: Instant;
  /** The public pages that it is about; left out: no page in particular, or all. */
  readonly addresses?: readonly string[];
  /** Which hosts of the database it is about, as its address names them, counted from 1. */
  readonly hosts?: readonly number[];
}

/** What is written, and not known to be on a second machine. */
export interface Unproven {
  /** The first and the last revision; `null`: only what stands beside the log. */
  readonly revisions: { readonly first: number; readonly last: number } | null;
  /** It is published all the same: changes are taken on one machine alone. */
  readonly isAlone: boolean;
}

/** A content file that cannot be read: the site keeps its last good version. */
export interface FileInError {
  readonly file: string;
  readonly message: string;
}

/** A content file that was saved, or removed, where staff had changed the words since. The site says what staff said. */
export interface FileConflict {
  readonly path: string;
  /** Of the file; `null`: it was removed. */
  readonly sha256: string | null;
  /** What the file says; `null`: it was removed. */
  readonly document: ContentDocument | null;
  /** What both began with; `null`: that is not known. */
  readonly base: ContentDocument | null;
}

/** What backstage knows that does not stand in the log. */
export interface Surroundings {
  readonly intents: readonly OpenIntent[];
  readonly files: readonly FileInError[];
  readonly conflicts: readonly FileConflict[];
  readonly troubles: readonly PartInTrouble[];
  /** Subscribers are told nothing for now; left out or `null`: they are, or there is nobody. */
  readonly notifyPause?: NotifyPause | null;
  /** What was sent to the authority of incidents, and when it is; left out: nobody asks. */
  readonly authority?: {
    readonly sent: readonly SentNotice[];
    /** The machine's clock. */
    readonly wall: Instant;
  };
  /** What alerts suggest. */
  readonly suggestions: readonly Suggestion[];
}
