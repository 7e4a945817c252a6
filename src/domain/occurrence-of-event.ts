import type { AnswerReading } from './answer-differences.ts';
import { type EventType, type LogEvent, SEED_ACTOR } from './events.ts';
import type { Scope, UpdateFacts } from './incident.ts';
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
  const scopes = new Map<string, Scope[]>();
  const add = (id: string, scope: Scope) => scopes.set(id, [...(scopes.get(id) ?? []), scope]);
  for (const { id, before, after: stands } of incidents) {
    const incident = after.incidents[id];
    if (incident && before !== stands) add(id, incident);
  }
  for (const { incident, id, before, after: words } of updates) {
    const update = after.updates[incident]?.find((one) => one.id === id);
    if (!update) continue;
    const comesOrGoes = (before === null) !== (words === null);
    if (comesOrGoes || isPutRight(before, words)) add(incident, concernedBy(after, update));
  }
  return [...scopes].map(([incident, all]) => ({ of: 'incident', incident, ...joined(all) }));
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

/** Naming none is naming all. */
function joined(scopes: readonly Scope[]): Scope {
  const all = (lists: readonly (readonly string[])[]) =>
    lists.some(({ length }) => length === 0) ? [] : [...new Set(lists.flat())];
  return {
    panels: all(scopes.map(({ panels }) => panels)),
    features: all(scopes.map(({ features }) => features)),
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
