import type { DraftEvent, EventType, RestoredUpdate } from '../domain/events.ts';
import type { KnownEvents } from './nodes.ts';
import { CURRENT_VERSION } from './upcast.ts';

/** What the release before this one reads: whatever can be said so, every node beside this one can read. */
export const FORMER_VERSION: KnownEvents = { ...CURRENT_VERSION, 'change.undone': 3, 'update.corrected': 1 };

/** Whether a payload of version n says nothing that version n − 1 could not: then it is the same in both. By type and n. */
const SAYS_NO_MORE: Readonly<Partial<Record<`${EventType}@${number}`, (draft: DraftEvent) => boolean>>> = {
  // Version 4, and 2, say what an update said beside its words.
  'change.undone@4': ({ type, payload }) => type === 'change.undone' && payload.updates.every(saysWordsAlone),
  'update.corrected@2': ({ type, payload }) => type === 'update.corrected' && payload.status === undefined,
};

function saysWordsAlone({ words }: RestoredUpdate): boolean {
  return words?.status === undefined;
}

/**
 * The version in which an event can be written so that whoever knows `allowed` reads it: the newest of them.
 * @returns `null`: none of theirs can say that
 */
export function versionFor(draft: DraftEvent, allowed: KnownEvents): number | null {
  const highest = allowed[draft.type] ?? 0;
  let version = CURRENT_VERSION[draft.type];
  while (version > highest) {
    if (!SAYS_NO_MORE[`${draft.type}@${version}`]?.(draft)) return null;
    version -= 1;
  }
  return version;
}

/** What all of them know. */
export function knownToAll(all: readonly KnownEvents[]): KnownEvents {
  const types = Object.keys(CURRENT_VERSION);
  return Object.fromEntries(types.map((type) => [type, Math.min(...all.map((known) => known[type] ?? 0))]));
}

/** What one knows and the other does not: `update.corrected 2`. */
export function unknownTo(known: KnownEvents, wanted: KnownEvents): string[] {
  return Object.entries(wanted).flatMap(([type, version = 0]) =>
    (known[type] ?? 0) < version ? [`${type} ${version}`] : [],
  );
}
