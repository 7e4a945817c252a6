import type { LogEvent, Quiet, Revision } from '../domain/events.ts';
import type { Proposal } from './proposal.ts';

/**
 * What somebody would have to want now to say again what an event of a machine that was lost said.
 *
 * @param base the last revision that both logs have: what was changed after it is a conflict
 * @returns `null` when it cannot be proposed: it comes from elsewhere again (words, the clock), was redacted, is a redaction, or
 *   takes back what was lost with it
 */
export function proposeAgain(event: LogEvent, base: Revision): Proposal | null {
  if (event.payload === null) return null;
  const { since } = event;
  const based = { expected: base, reason: reasonOf(event) };
  switch (event.type) {
    case 'availability.set':
      return { verb: 'availability', cells: event.payload.cells, since, ...quietOf(event.payload), ...based };
    case 'restoration.set':
      return { verb: 'restoration', cells: event.payload.cells, since, ...quietOf(event.payload), ...based };
    case 'status.confirmed':
      return { verb: 'confirm', nextUpdateBy: event.payload.nextUpdateBy, reason: based.reason };
    case 'change.undone':
      return event.payload.revision > base
        ? null
        : { verb: 'undo', revision: event.payload.revision, ...quietOf(event.payload), ...based };
    case 'incident.opened': {
      const { why: _why, update, ...opened } = event.payload;
      const first = update && {
        update: { status: update.status, body: update.body, nextUpdateBy: update.nextUpdateBy },
      };
      return { verb: 'update', kind: 'opening', ...opened, ...first, since, ...based };
    }
    case 'incident.corrected': {
      const { incident, title, lags, knownSince } = event.payload;
      const known = knownSince !== undefined && { knownSince };
      return {
        verb: 'update',
        kind: 'retitling',
        incident,
        title,
        ...known,
        translationStands: !lags,
        ...based,
      };
    }
    case 'update.posted': {
      const { why: _why, id: _id, ...posted } = event.payload;
      return { verb: 'update', kind: 'posting', ...posted, since, ...based };
    }
    case 'update.corrected': {
      const { update, body, lags, status, impact, panels, features } = event.payload;
      const facts =
        status && impact && panels && features ? { facts: { status, impact, panels, features } } : {};
      return {
        verb: 'update',
        kind: 'correction',
        update,
        body,
        translationStands: !lags,
        ...facts,
        ...quietOf(event.payload),
        ...based,
      };
    }
    case 'clock.set':
    // Of words, and of work that is planned, the new log may say something else by now: a person looks at them again.
    case 'words.published':
    case 'words.withdrawn':
    case 'maintenance.planned':
    case 'maintenance.changed':
    case 'content.published':
    case 'content.withdrawn':
    case 'content.seen':
    case 'past.imported':
    case 'event.redacted':
      return null;
    default:
      return event satisfies never;
  }
}

function quietOf({ notify }: Quiet): Quiet {
  return notify === false ? { notify } : {};
}

function reasonOf({ payload }: LogEvent): string | null {
  return payload !== null && 'why' in payload ? (payload.why?.reason ?? null) : null;
}
