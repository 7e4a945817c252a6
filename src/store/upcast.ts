import { DatabaseTrouble } from '../actions/database-trouble.ts';
import { type Envelope, EVENT_TYPES, type EventType, type LogEvent } from '../domain/events.ts';

/** The version in which each type of event is written today. */
export const CURRENT_VERSION: Readonly<Record<EventType, number>> = {
  'clock.set': 1,
  'content.published': 2,
  'content.withdrawn': 2,
  'content.seen': 1,
  'words.published': 2,
  'words.withdrawn': 3,
  'restoration.set': 4,
  'availability.set': 4,
  'status.confirmed': 3,
  'change.undone': 7,
  'incident.opened': 3,
  'incident.corrected': 3,
  'update.posted': 3,
  'update.corrected': 4,
  'maintenance.planned': 2,
  'maintenance.changed': 2,
  'past.imported': 1,
  'event.redacted': 2,
};

/** A payload of version n → the same of version n + 1, by type and n. Never removed. */
const UPCASTERS: Readonly<Partial<Record<`${EventType}@${number}`, (payload: unknown) => unknown>>> = {
  'restoration.set@1': withoutWhy,
  'availability.set@1': withoutWhy,
  'status.confirmed@1': withoutWhy,
  // Version 1 is of a time without incidents and updates in the log, too.
  'change.undone@1': (payload) => ({ ...Object(payload), incidents: [], updates: [] }),
  // Version 2 is of a time when titles could not be put right.
  'change.undone@2': (payload) => ({ ...Object(payload), titles: [] }),
  // Version 3 is of a time when of an update only the words could be put right.
  'change.undone@3': (payload) => payload,
  'update.corrected@1': (payload) => payload,
  // Version 4 is of a time without maintenances, and without words written in the browser.
  'change.undone@4': (payload) => payload,
  // Version 1 of each is of a time when nothing else changed in the same event, and nobody wrote down when staff knew.
  'incident.opened@1': (payload) => payload,
  'incident.corrected@1': (payload) => payload,
  'update.posted@1': (payload) => payload,
  // What they say is the same: the next version seals its parts, and what is for staff, one by one.
  'content.published@1': sealedOtherwise,
  'content.withdrawn@1': sealedOtherwise,
  'words.published@1': sealedOtherwise,
  'words.withdrawn@1': sealedOtherwise,
  'restoration.set@2': sealedOtherwise,
  'availability.set@2': sealedOtherwise,
  'status.confirmed@2': sealedOtherwise,
  'change.undone@5': sealedOtherwise,
  'incident.opened@2': sealedOtherwise,
  'incident.corrected@2': sealedOtherwise,
  'update.posted@2': sealedOtherwise,
  'update.corrected@2': sealedOtherwise,
  'maintenance.planned@1': sealedOtherwise,
  'maintenance.changed@1': sealedOtherwise,
  // The version before is of a time when these could not be said quietly.
  'restoration.set@3': (payload) => payload,
  'availability.set@3': (payload) => payload,
  'change.undone@6': (payload) => payload,
  'words.withdrawn@2': (payload) => payload,
  'update.corrected@3': (payload) => payload,
  // Version 1 always took out all that an event said.
  'event.redacted@1': sealedOtherwise,
};

function sealedOtherwise(payload: unknown): unknown {
  return payload;
}

/**
 * Version 2 may say why, and whether over somebody else’s change; version 1 never did. A Latarnia that knows only
 * version 1 has to refuse, not to overlook it.
 */
function withoutWhy(payload: unknown): unknown {
  return payload;
}

/**
 * Makes an event of today's shape out of a row of the log.
 *
 * @throws DatabaseTrouble `database.newer` when the type or version is not known: a newer Latarnia wrote it
 */
export function upcast(envelope: Envelope, type: string, payload: unknown): LogEvent {
  const known = EVENT_TYPES.find((name) => name === type);
  if (!known || envelope.version > CURRENT_VERSION[known]) {
    throw new DatabaseTrouble('database.newer', undefined, [
      `Event ${envelope.sequence} is a ${type} of version ${envelope.version}, which this Latarnia does not know: a newer one wrote it.`,
      'Run that one here as well. What was published before stays as it is.',
    ]);
  }
  let upcasted = payload;
  if (payload !== null) {
    for (let version = envelope.version; version < CURRENT_VERSION[known]; version += 1) {
      upcasted = UPCASTERS[`${known}@${version}`]?.(upcasted);
    }
  }
  return { ...envelope, type: known, payload: upcasted } as LogEvent;
}
