import type { CellAddress } from './availability.ts';
import type { Wish } from './conflict.ts';
import type { Revision } from './events.ts';
import type { IncidentId, UpdateId } from './incident.ts';
import type { MaintenanceId } from './maintenance.ts';
import type { PanelId } from './panel.ts';
import type { Change } from './state.ts';

/** A thing that changes as a whole: a cell of the matrix, a panel's restoration, a document. */
type Subject = string;

/** Which revision wrote what a subject says now, before and after each change that touched it. */
interface Passage {
  readonly before: Revision;
  readonly after: Revision;
}

/** What a change touched. */
export function subjectsOf(change: Change): Subject[] {
  const subjects = [
    ...change.availability.map(cellSubject),
    ...change.restoration.map(panelSubject),
    ...change.documents.map(({ path }) => path),
    ...[...change.incidents, ...change.titles].map(({ id }) => incidentSubject(id)),
    ...change.updates.map(({ id }) => updateSubject(id)),
    ...change.maintenances.map(({ id }) => maintenanceSubject(id)),
  ];
  return [...new Set(subjects)];
}

/** What a wish is about. */
export function subjectOf(wish: Wish): Subject {
  switch (wish.kind) {
    case 'availability':
      return cellSubject(wish.cell);
    case 'restoration':
      return panelSubject(wish.cell);
    case 'document':
      return wish.path;
    case 'incident':
    case 'title':
      return incidentSubject(wish.incident);
    case 'update':
      return updateSubject(wish.update);
    case 'maintenance':
      return maintenanceSubject(wish.maintenance);
    default:
      return wish satisfies never;
  }
}

function incidentSubject(incident: IncidentId): Subject {
  return `incident ${incident}`;
}

function updateSubject(update: UpdateId): Subject {
  return `update ${update}`;
}

function maintenanceSubject(maintenance: MaintenanceId): Subject {
  return `maintenance ${maintenance}`;
}

function cellSubject({ feature, panel }: CellAddress): Subject {
  return `${feature} on ${panel}`;
}

function panelSubject({ panel }: { readonly panel: PanelId }): Subject {
  return `panel ${panel}`;
}

/**
 * The subjects of a change that do not say any more what it made them say, so that undoing it would take back
 * somebody else's change. An undo gives a subject back to the revision it had before: what was changed and taken
 * back again stands in nobody's way.
 */
export function findChangedSince(changes: readonly Change[], revision: Revision): Subject[] {
  const owners = new Map<Subject, Revision>();
  const passages = new Map<string, Passage>();
  for (const change of changes) {
    for (const subject of subjectsOf(change)) {
      const before = owners.get(subject) ?? 0;
      const undone = change.undoes === null ? undefined : passages.get(`${change.undoes} ${subject}`);
      const after = undone ? undone.before : change.revision;
      passages.set(`${change.revision} ${subject}`, { before, after });
      owners.set(subject, after);
    }
  }
  const change = changes.find((one) => one.revision === revision);
  return change
    ? subjectsOf(change).filter(
        (subject) => owners.get(subject) !== passages.get(`${revision} ${subject}`)?.after,
      )
    : [];
}

/** The latest change that took a revision back; `null` when none did. */
export function takenBackBy(changes: readonly Change[], revision: Revision): Revision | null {
  return changes.findLast((change) => change.undoes === revision)?.revision ?? null;
}
