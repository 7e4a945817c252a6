import type { Revision } from '../../domain/events.ts';
import type { Change, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';

type Types = ReadonlySet<Change['type']>;

/** What may have told of an incident. */
export const OF_INCIDENTS: Types = new Set([
  'incident.opened',
  'incident.corrected',
  'update.posted',
  'update.corrected',
  'change.undone',
  'past.imported',
]);

/** What may have told of planned work. */
export const OF_WORK: Types = new Set([
  'maintenance.planned',
  'maintenance.changed',
  'change.undone',
  'past.imported',
]);

/** What may have stated something of a feature, or of a panel. */
export const OF_CELLS: Types = new Set([
  'availability.set',
  'restoration.set',
  'incident.opened',
  'update.posted',
  'change.undone',
  'past.imported',
]);

/** What words were taken out of. */
interface Told {
  /** Which events may have told of it. */
  readonly types: Types;
  /** The first event that told of it. */
  readonly since: Revision;
  /** Whether a part that was taken out alone was of it. */
  readonly isPart: (name: string) => boolean;
}

/**
 * When something that was said of a thing was taken out of the log: clients look at what they have again only where it is newer. Of an
 * event that is gone as a whole nobody knows what it told of: it may have been this.
 *
 * @returns none, or the last one
 */
export function takenOutOf(
  { index, changes }: Pick<State, 'index' | 'changes'>,
  { types, since, isPart }: Told,
): Instant[] {
  const last = index.redactions.findLast(({ redaction }) => {
    if (redaction === undefined || redaction.revision < since) return false;
    const type = changes[redaction.revision - 1]?.type;
    return (
      type !== undefined && types.has(type) && (redaction.parts === undefined || redaction.parts.some(isPart))
    );
  });
  return last === undefined ? [] : [last.at];
}

/** When an event was said. */
export function saidAt({ changes }: Pick<State, 'changes'>, revision: Revision | undefined): Instant[] {
  const change = revision === undefined ? undefined : changes[revision - 1];
  return change === undefined ? [] : [change.at];
}
