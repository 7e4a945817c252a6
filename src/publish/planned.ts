import type { LiveRule, Manifest, SnapshotEntry } from './snapshot.ts';

/** What was rendered for one address. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One address to be published. */
export type PlannedEntry = {
  readonly path: string;
  /** Names of the query that change the answer. */
  readonly query: readonly string[];
  /** The bytes will hardly change again: the slowest compression is worth it. */
  readonly isFinal?: boolean;
  /** The build that brought this immutable file. */
  readonly asset?: string;
  /** Nobody's answer: see `SnapshotEntry`. */
  readonly part?: SnapshotEntry['part'] | undefined;
  /** It is small and changes with others: they lie in one file of the snapshot. */
  readonly isShared?: boolean | undefined;
  /** It is slow to make: nothing waits for it. What stood there stays, at its revision, until it is made (`later`). */
  readonly isLater?: boolean | undefined;
} & (
  | {
      /** SHA-256 of what decides, with the build, what is rendered: under the same one it is not rendered again. */
      readonly digest: string;
      readonly render: () => Promise<Rendered>;
      /** Why a part of it is shown as it was typed; `null`, left out: none is. */
      readonly asTyped?: string | null;
      /** Of one that is made later: what was made meanwhile of the same digest; `null`, left out: nothing yet. */
      readonly later?: Rendered | null;
    }
  | {
      /** Why what decides it cannot be made. */
      readonly error: unknown;
    }
  | {
      /** What stands there stays, at its revision, until the next generation, which is made at once; or until this is called in this one. */
      readonly waits: () => PlannedEntry;
    }
);

/** One of which it is known what decides it. */
export type RenderedEntry = Extract<PlannedEntry, { readonly digest: string }>;

/** One that is left to the next generation. */
export type WaitingEntry = Extract<PlannedEntry, { readonly waits: object }>;

/** A whole site as it is to be published: everything of it at one revision. */
export interface Plan {
  readonly revision: number;
  readonly logId: string | null;
  readonly head: string;
  readonly build: string;
  readonly siteUrl: string | null;
  /** Wall clock; `null`: the site never changes by itself. */
  readonly changesAt: string | null;
  /** Gone through once, one by one. */
  readonly entries: Iterable<PlannedEntry>;
  /** What this build rendered before, its bytes where those of the snapshot lie: taken where it is what is to be rendered. */
  readonly rehearsed?: Manifest['entries'];
  readonly missing: Manifest['missing'];
  readonly live: readonly LiveRule[];
  /** What the pages are made from; kept beside them. */
  readonly state: object;
  /** Somebody waits for it: what is new lies in one file, with one flush. */
  readonly isAwaited?: boolean;
  /** What was published before must not be found on the disk any more. */
  readonly forgetsPast?: boolean;
  /** The last revision that took something out of the log; left out: nothing was. */
  readonly redacted?: number;
}

/** What one publication did. */
export interface Publication {
  readonly manifest: Manifest;
  /** Addresses rendered anew. */
  readonly rendered: readonly string[];
  readonly planned: number;
  /** Addresses of which a part is shown as it was typed: why. */
  readonly asTyped: ReadonlyMap<string, string>;
  /** What is to be made and taken by a later generation, in the order in which it was planned. */
  readonly pending: readonly RenderedEntry[];
  /** Addresses that stayed as they were until the next generation. */
  readonly waiting: readonly string[];
  /** From plan to swap (ms). */
  readonly duration: number;
}
