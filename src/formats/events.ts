import type { Revision } from '../domain/events.ts';
import type { Change, State } from '../domain/state.ts';
import { factsAt } from '../domain/update-facts.ts';
import { formatMaintenanceChange } from './maintenances.ts';

/** How many events one answer holds. */
const EVENTS = 2000;

/**
 * `GET /api/v1/events.json?after=<revision>`: what every event changed, oldest first, with what was there before.
 * `next`: what to ask for after which when there is more than one answer holds, otherwise `null`.
 * The public part of the log: no actors, and documents by path and SHA-256, without their source.
 */
export function formatEvents(state: State, after: Revision) {
  const end = after + EVENTS;
  return {
    revision: state.revision,
    next: end < state.revision ? end : null,
    events: state.changes.slice(after, end).map((change) => formatChange(state, change)),
  };
}

/** What one event changed, with what was there before. */
export function formatChange(state: State, change: Change) {
  return {
    revision: change.revision,
    type: change.type,
    recorded_at: change.recordedAt,
    effective_at: change.at,
    since: change.since,
    ...(change.undoes === null ? {} : { undoes: change.undoes }),
    ...(change.isRedacted ? { redacted: true } : {}),
    ...(change.redaction ? { redacts: change.redaction.revision } : {}),
    ...(change.redaction?.parts ? { redacts_parts: change.redaction.parts } : {}),
    ...(change.type === 'status.confirmed' ? { next_update_by: change.nextUpdateBy } : {}),
    ...(change.restoration.length === 0
      ? {}
      : {
          restoration: change.restoration.map(({ panel, before, after }) => ({
            panel,
            before: before.restoration,
            after,
          })),
        }),
    ...(change.availability.length === 0
      ? {}
      : {
          availability: change.availability.map(({ feature, panel, before, after }) => ({
            feature,
            panel,
            before,
            after,
          })),
        }),
    ...(change.documents.length === 0
      ? {}
      : {
          documents: change.documents.map(({ path, before, after }) => ({
            path,
            before: before?.sha256 ?? null,
            after: after?.sha256 ?? null,
          })),
        }),
    ...(change.incidents.length === 0
      ? {}
      : { incidents: change.incidents.map((one) => formatIncidentChange(state, one)) }),
    ...formatTitles(change),
    ...(change.updates.length === 0
      ? {}
      : { updates: change.updates.map((one) => formatUpdateChange(state, change.revision, one)) }),
    ...(change.maintenances.length === 0
      ? {}
      : { maintenances: change.maintenances.map((one) => formatMaintenanceChange(state, one)) }),
  };
}

/** Whether it stood, and what it is. */
function formatIncidentChange({ incidents }: State, { id, before, after }: Change['incidents'][number]) {
  const opened = incidents[id];
  return {
    id,
    before,
    after,
    title: opened?.title ?? null,
    started_at: opened?.startedAt ?? null,
    impact: opened?.impact ?? null,
    panels: opened?.panels ?? [],
    features: opened?.features ?? [],
  };
}

/** Titles put right, or put back; what an incident was opened with stands beside it. */
function formatTitles({ titles }: Change) {
  const corrected = titles.flatMap(({ id, before, after }) =>
    before && after && before.title !== after.title ? [{ id, before: before.title, after: after.title }] : [],
  );
  return corrected.length === 0 ? {} : { titles: corrected };
}

/** What it said, `null` while it did not stand, and what it is about. */
function formatUpdateChange(
  state: State,
  revision: Revision,
  { incident, id, before, after }: Change['updates'][number],
) {
  const update = state.updates[incident]?.find((one) => one.id === id);
  const facts = update && factsAt(state, update, revision);
  return {
    id,
    incident,
    before: before?.body ?? null,
    after: after?.body ?? null,
    status: facts?.status ?? null,
    impact: facts?.impact ?? null,
    panels: facts?.panels ?? [],
    features: facts?.features ?? [],
    next_update_by: update?.nextUpdateBy ?? null,
    ...(update?.about !== undefined && { about: update.about }),
  };
}
