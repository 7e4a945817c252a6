import type { AnswerReading } from './answer-differences.ts';
import { type EventType, type LogEvent, SEED_ACTOR } from './events.ts';
import type { IncidentId, Scope, UpdateFacts } from './incident.ts';
import type { Occurrence, OccurrenceSubject } from './occurrence.ts';
import { differencesBetween } from './occurrence-differences.ts';
import { topicsOf } from './occurrence-topics.ts';
import type { Change, State, UpdateState } from './state.ts';

/** What says nothing new of how things are, or tells nobody whatever it says. */
const SILENT: ReadonlySet<EventType> = new Set([
  'clock.set',
  'content.seen',
  'status.confirmed',
  'incident.corrected',
  'past.imported',
  'event.redacted',
]);

/** Of an event: nothing that is said later changes its hash, and no other event ever has it. */
export function keyOfEvent({ hash }: Pick<LogEvent, 'hash'>): string {
  return `event/${hash}`;
}

/**
 * What happened by an event, as people are told of it: one occurrence, whatever all it changed. What was said quietly, what the
 * installation began with, and what changes nothing of what readers are told is none.
 *
 * @param before the state that the event was laid onto
 * @param after the same with the event
 * @param reading how Markdown of answers reads
 */
export function occurrencesOfEvent(
  before: State,
  event: LogEvent,
  after: State,
  reading?: AnswerReading,
): Occurrence | null {
  const change = after.changes.at(-1);
  if (!change || change.revision !== event.sequence || isSilent(event)) return null;
  const now = event.effectiveAt;
  const spoken = [...incidentSubjects(after, change), ...maintenanceSubjects(after, change)];
  const subjects = [...spoken, ...differencesBetween({ state: before, now }, { state: after, now }, reading)];
  if (subjects.length === 0) return null;
  const undone = change.undoes === null ? undefined : before.changes[change.undoes - 1];
  return {
    key: keyOfEvent(event),
    revision: event.sequence,
    at: now,
    subjects,
    topics: topicsOf(after, subjects),
    undoes: undone ? keyOfEvent(undone) : null,
    isUrgent: event.type === 'incident.opened' || event.type === 'update.posted',
  };
}

function isSilent({ type, actor, payload, hash }: LogEvent): boolean {
  if (hash === '' || payload === null || actor === SEED_ACTOR || SILENT.has(type)) return true;
  return 'notify' in payload && payload.notify === false;
}

/** Incidents that are opened or taken back, updates that come or go, and facts that were put right; never words alone. */
function incidentSubjects(after: State, { incidents, updates }: Change): OccurrenceSubject[] {
  const opened = incidents.flatMap(({ id, before, after: stands }) => {
    const incident = after.incidents[id];
    return incident && before !== stands ? [subjectOfIncident(id, incident)] : [];
  });
  const posted = updates.flatMap(({ incident, id, before, after: words }) => {
    const update = after.updates[incident]?.find((one) => one.id === id);
    const isOther = (before === null) !== (words === null) || isPutRight(before, words);
    return update && isOther ? [subjectOfIncident(incident, concernedBy(after, update))] : [];
  });
  // What is opened with its first words is told of once.
  const all = new Map([...opened, ...posted].map((subject) => [JSON.stringify(subject), subject]));
  return [...all.values()];
}

function subjectOfIncident(incident: IncidentId, { panels, features }: Scope): OccurrenceSubject {
  return { of: 'incident', incident, panels, features };
}

type Facts = Partial<UpdateFacts> | null;

function isPutRight(before: Facts, after: Facts): boolean {
  if (before === null || after === null || after.status === undefined) return false;
  const facts = ({ status, impact, panels, features }: Partial<UpdateFacts>) =>
    JSON.stringify([status, impact, panels, features]);
  return facts(before) !== facts(after);
}

/** An update that names no panels, or no features, is about those of its incident. */
function concernedBy(state: State, update: UpdateState): Scope {
  const incident = state.courses[update.incident] ?? state.incidents[update.incident];
  return {
    panels: update.panels.length > 0 ? update.panels : (incident?.panels ?? []),
    features: update.features.length > 0 ? update.features : (incident?.features ?? []),
  };
}

/** Planned work that is announced, moved, ended, called off or taken back. */
function maintenanceSubjects(after: State, { maintenances }: Change): OccurrenceSubject[] {
  return maintenances.flatMap(({ id, before, after: course }): OccurrenceSubject[] => {
    const planned = after.maintenances[id];
    if (!planned || JSON.stringify(before) === JSON.stringify(course)) return [];
    const { panels, features } = planned;
    return [{ of: 'maintenance', maintenance: id, panels, features }];
  });
}
