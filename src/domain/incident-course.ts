import { metaOfIncident } from './documents.ts';
import { type IncidentId, isOngoing } from './incident.ts';
import type { Change, IncidentCourse, IncidentState, Recorded, State, UpdateState } from './state.ts';
import type { Instant } from './time.ts';

type Said = Pick<State, 'incidents' | 'updates' | 'documents'>;
type Now = Omit<IncidentCourse, keyof Recorded | 'reached'>;

/** The incidents that an event may have moved. */
export function incidentsMovedBy({ incidents, updates, documents }: Change): Set<IncidentId> {
  const told = documents.flatMap(({ before, after }) => before ?? after ?? []);
  return new Set([
    ...incidents.map(({ id }) => id),
    ...updates.map(({ incident }) => incident),
    ...told.filter(({ collection }) => collection === 'incidents').map(({ id }) => id),
  ]);
}

/** Where these incidents stand after an event; the same object where none of them has moved. */
export function renewCourses(
  courses: State['courses'],
  said: Said,
  ids: Iterable<IncidentId>,
  recorded: Recorded,
): State['courses'] {
  let renewed = courses;
  for (const id of ids) {
    const before = courses[id] ?? null;
    const now = courseOf(said, id) ?? (before && { ...nowOf(before), isOpen: false, endedAt: null });
    if (!now || (before && JSON.stringify(nowOf(before)) === JSON.stringify(now))) continue;
    renewed = { ...renewed, [id]: { ...now, ...recorded, reached: reachedBy(before, now) } };
  }
  return renewed;
}

function nowOf({ revision: _revision, at: _at, reached: _reached, ...now }: IncidentCourse): Now {
  return now;
}

/** `null`: nothing that staff said of it stands. */
function courseOf({ incidents, updates: said, documents }: Said, id: IncidentId): Now | null {
  const opened = incidents[id]?.stands ? incidents[id] : null;
  const meta = metaOfIncident(documents, id);
  const updates = (said[id] ?? []).filter(({ stands }) => stands);
  const last = updates.at(-1) ?? null;
  if (!opened && !(meta && last)) return null;
  const stated = meta?.resolvedAt ?? null;
  const isOver = last && !isOngoing(last.status);
  const isOpen = !isOver && (stated === null || (last !== null && last.at > stated));
  const run = isOpen ? runOf(updates, stated) : updates;
  const head = { panels: meta?.panels ?? opened?.panels ?? [], features: opened?.features ?? [] };
  const isFirst = run.length === updates.length;
  // Opened again, it concerns what is said of it since, if that says whom.
  const scopes = isFirst || run.every(({ panels }) => panels.length === 0) ? [head, ...run] : run;
  return {
    id,
    isOpen,
    since: (isFirst ? opened?.at : null) ?? run[0]?.at ?? opened?.at ?? '',
    endedAt: isOpen ? null : (endingOf(updates)?.at ?? stated),
    isSilent: last === null,
    panels: [...new Set(scopes.flatMap(({ panels }) => panels))],
    features: [...new Set(scopes.flatMap(({ features }) => features))],
    impact: last?.impact ?? opened?.impact ?? null,
    impacts: impactsOf(run, isFirst ? opened : null),
  };
}

/** What was said since it began, or began again after it had been over. */
function runOf(updates: readonly UpdateState[], stated: Instant | null): readonly UpdateState[] {
  const lastEnd = updates.findLastIndex(
    ({ status, at }) => !isOngoing(status) || (stated !== null && at <= stated),
  );
  return updates.slice(lastEnd + 1);
}

/** The update that ended it, whatever summary followed. */
export function endingOf(updates: readonly UpdateState[]): UpdateState | undefined {
  return updates[updates.findLastIndex(({ status }) => isOngoing(status)) + 1];
}

function impactsOf(run: readonly UpdateState[], opened: IncidentState | null): IncidentCourse['impacts'] {
  const said = run.map(({ impact, panels }) => ({ impact, panels })).toReversed();
  return opened ? [...said, { impact: opened.impact, panels: [] }] : said;
}

function reachedBy(before: IncidentCourse | null, { panels }: Now): IncidentCourse['reached'] {
  if (panels.length === 0 || before?.reached === null) return null;
  return [...new Set([...(before?.reached ?? []), ...panels])];
}
