import type { Beside, DraftEvent, EventType, RestoredUpdate } from '../domain/events.ts';
import type { TranslatedText } from '../domain/locale.ts';
import type { KnownEvents } from './nodes.ts';
import { CURRENT_VERSION } from './upcast.ts';

/** What the release before this one reads: whatever can be said so, every node beside this one can read. */
export const FORMER_VERSION: KnownEvents = {
  'clock.set': 1,
  'content.published': 1,
  'content.withdrawn': 1,
  'restoration.set': 2,
  'availability.set': 2,
  'status.confirmed': 2,
  'change.undone': 3,
  'incident.opened': 1,
  'incident.corrected': 1,
  'update.posted': 1,
  'update.corrected': 1,
  'event.redacted': 1,
  'content.seen': 0,
  'words.published': 0,
  'words.withdrawn': 0,
  'maintenance.planned': 0,
  'maintenance.changed': 0,
  'past.imported': 0,
};

/** Whether a payload of version n says nothing that version n − 1 could not: then it is the same in both. By type and n. */
const SAYS_NO_MORE: Readonly<Partial<Record<`${EventType}@${number}`, (draft: DraftEvent) => boolean>>> = {
  // Version 4, and 2, say what an update said beside its words.
  'change.undone@4': ({ type, payload }) => type === 'change.undone' && payload.updates.every(saysWordsAlone),
  'update.corrected@2': ({ type, payload }) => type === 'update.corrected' && payload.status === undefined,
  // Version 5 says of maintenances, and of words that staff had written.
  'change.undone@5': ({ type, payload }) =>
    type === 'change.undone' &&
    !payload.maintenances?.length &&
    payload.documents.every(({ byStaff }) => byStaff === undefined),
  // Version 2 of what is said of incidents says what changes with it, and what is for staff alone.
  'incident.opened@2': ({ type, payload }) =>
    type === 'incident.opened' && saysAlone(payload) && !payload.update && payload.knownSince === undefined,
  'incident.corrected@2': ({ type, payload }) =>
    type === 'incident.corrected' && payload.knownSince === undefined,
  'update.posted@2': ({ type, payload }) =>
    type === 'update.posted' && saysAlone(payload) && payload.at === undefined,
  // These only seal otherwise what they say.
  'content.published@2': () => true,
  'content.withdrawn@2': () => true,
  'words.published@2': () => true,
  'words.withdrawn@2': () => true,
  'restoration.set@3': () => true,
  'availability.set@3': () => true,
  'status.confirmed@3': () => true,
  'change.undone@6': () => true,
  'incident.opened@3': () => true,
  'incident.corrected@3': () => true,
  'update.posted@3': () => true,
  'update.corrected@3': () => true,
  'maintenance.planned@2': () => true,
  'maintenance.changed@2': () => true,
  // The last version of each may be said quietly.
  'restoration.set@4': ({ type, payload }) => type === 'restoration.set' && payload.notify === undefined,
  'availability.set@4': ({ type, payload }) => type === 'availability.set' && payload.notify === undefined,
  // … and gives back words that were taken over in one language, which whoever knows of no such words takes for two.
  'change.undone@7': ({ type, payload }) =>
    type === 'change.undone' && payload.notify === undefined && textsOf(payload).every(saysItsLanguages),
  'words.withdrawn@3': ({ type, payload }) => type === 'words.withdrawn' && payload.notify === undefined,
  'update.corrected@4': ({ type, payload }) => type === 'update.corrected' && payload.notify === undefined,
  // Version 2 may take out parts alone.
  'event.redacted@2': ({ type, payload }) => type === 'event.redacted' && payload.parts === undefined,
};

function saysAlone({ cells, restorations, notify }: Beside & { readonly notify?: false }): boolean {
  return !cells?.length && !restorations?.length && notify === undefined;
}

/** What of incidents an undo gives back. */
function textsOf({ titles, updates }: Extract<DraftEvent, { type: 'change.undone' }>['payload']) {
  return [...titles.map(({ title }) => title.title), ...updates.flatMap(({ words }) => words?.body ?? [])];
}

function saysItsLanguages({ only }: TranslatedText): boolean {
  return only === undefined;
}

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
