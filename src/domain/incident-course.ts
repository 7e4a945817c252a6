import { metaOfIncident } from './documents.ts';
import { type Impact, type IncidentId, isOngoing } from './incident.ts';
import type { PanelId } from './panel.ts';
import type { Change, IncidentCourse, Recorded, State, UpdateState } from './state.ts';
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
  const renewed: Record<IncidentId, IncidentCourse> = {};
  for (const id of ids) {
    const before = courses[id] ?? null;
    const now = courseOf(said, id) ?? (before && { ...nowOf(before), isOpen: false, endedAt: null });
    if (!now || (before && JSON.stringify(nowOf(before)) === JSON.stringify(now))) continue;
    renewed[id] = { ...now, ...recorded, reached: reachedBy(before, now) };
  }
  return Object.keys(renewed).length === 0 ? courses : { ...courses, ...renewed };
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
  const end = isOpen ? null : endingOf(updates);
  // A summary afterwards changes nothing of what it was.
  const run = isOpen ? runOf(updates, stated) : end ? updates.slice(0, updates.indexOf(end) + 1) : updates;
  const head = { panels: meta?.panels ?? opened?.panels ?? [], features: opened?.features ?? [] };
  const isFirst = run[0] === updates[0];
  // Told of by a document, or opened again, it concerns whom the updates since name, if they name any.
  const isOfOpening = isFirst && opened !== null;
  const scopes = isOfOpening || run.every(({ panels }) => panels.length === 0) ? [head, ...run] : run;
  const panels = [...new Set(scopes.flatMap((scope) => scope.panels))];
  return {
    id,
    isOpen,
    since: (isFirst ? opened?.at : null) ?? run[0]?.at ?? opened?.at ?? '',
    endedAt: isOpen ? null : (end?.at ?? stated),
    isSilent: last === null,
    panels,
    features: [...new Set(scopes.flatMap(({ features }) => features))],
    impact: run.at(-1)?.impact ?? opened?.impact ?? null,
    impacts: impactsOf(panels, run, isFirst ? (opened?.impact ?? null) : null),
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

function impactsOf(
  concerned: readonly PanelId[],
  run: readonly UpdateState[],
  otherwise: Impact | null,
): IncidentCourse['impacts'] {
  const said = concerned.map((panel) => {
    const last = run.findLast(({ panels }) => panels.length === 0 || panels.includes(panel));
    return [panel, last?.impact ?? otherwise ?? run.at(-1)?.impact] as const;
  });
  return Object.fromEntries(said.flatMap(([panel, impact]) => (impact ? [[panel, impact] as const] : [])));
}

function reachedBy(before: IncidentCourse | null, { panels }: Now): IncidentCourse['reached'] {
  if (panels.length === 0 || before?.reached === null) return null;
  return [...new Set([...(before?.reached ?? []), ...panels])];
}
