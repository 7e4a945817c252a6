import type { CellAddress, RecordedCell } from './availability.ts';
import { currentCell, currentPanel } from './current-cell.ts';
import type { Day } from './day.ts';
import type { ContentDocument } from './documents.ts';
import type { Beside, DraftEvent, IncidentTitle, Revision, UpdateWords } from './events.ts';
import type { IncidentId, UpdateId } from './incident.ts';
import type { MaintenanceCourse, MaintenanceId } from './maintenance.ts';
import type { PanelId } from './panel.ts';
import { courseOf } from './projection-maintenance.ts';
import { titleOfIncident, wordsOfUpdate } from './projection-updates.ts';
import type { Change, RecordedPanel, State } from './state.ts';
import type { Instant } from './time.ts';

/** What changes as a whole, by kind: where it is, and what it says. */
interface Subjects {
  readonly availability: { readonly at: { readonly cell: CellAddress }; readonly says: RecordedCell };
  readonly restoration: {
    readonly at: { readonly cell: { readonly panel: PanelId } };
    readonly says: RecordedPanel;
  };
  readonly document: { readonly at: { readonly path: string }; readonly says: ContentDocument | null };
  /** Whether an incident that staff opened stands. */
  readonly incident: { readonly at: { readonly incident: IncidentId }; readonly says: boolean };
  readonly title: { readonly at: { readonly incident: IncidentId }; readonly says: IncidentTitle | null };
  readonly update: {
    readonly at: { readonly incident: IncidentId; readonly update: UpdateId };
    readonly says: UpdateWords | null;
  };
  readonly maintenance: {
    readonly at: { readonly maintenance: MaintenanceId };
    readonly says: MaintenanceCourse | null;
  };
}

type Kind = keyof Subjects;

/** A cell of the matrix, a panel’s restoration, a document or an update, and what somebody wants it to say. */
export type Wish = {
  readonly [K in Kind]: { readonly kind: K; readonly mine: Subjects[K]['says'] } & Subjects[K]['at'];
}[Kind];

/** A wish that somebody else was faster than: mine, theirs, who, and when. */
export type Conflict = {
  readonly [K in Kind]: {
    readonly kind: K;
    readonly mine: Subjects[K]['says'];
    /** What it says now. */
    readonly current: Subjects[K]['says'];
    /** What it said at the revision that mine is based on. */
    readonly base: Subjects[K]['says'];
    /** The change that made it say what it says now. */
    readonly revision: Revision;
    readonly actor: string;
    /** Site clock. */
    readonly at: Instant;
  } & Subjects[K]['at'];
}[Kind];

/** What an author knew when they wished for something. */
export interface Standpoint {
  /** The revision they looked at. */
  readonly expected: Revision;
  /** Later ones they knew would come. */
  readonly foreseen?: readonly Revision[];
}

/** The wishes whose subject was changed without their author’s knowledge. Changes elsewhere do not matter. */
export function conflictsSince(
  state: State,
  { expected, foreseen = [] }: Standpoint,
  wishes: readonly Wish[],
): Conflict[] {
  const since = state.changes.slice(expected).filter(({ revision }) => !foreseen.includes(revision));
  return wishes.flatMap((wish) => conflictAmong(state, since, wish));
}

/** What a draft wants to be said: what can conflict in it. */
export function wishesOf({ type, payload, since }: DraftEvent): Wish[] {
  switch (type) {
    case 'availability.set':
      return payload.cells.map((cell) => cellWish({ ...cell, since }));
    case 'restoration.set':
      return payload.cells.map((cell) => panelWish({ ...cell, since }));
    case 'change.undone':
      return [
        ...payload.availability.map(cellWish),
        ...payload.restoration.map(panelWish),
        ...payload.documents.map(({ path, document }): Wish => ({ kind: 'document', path, mine: document })),
        ...payload.incidents.map(
          ({ id, stands }): Wish => ({ kind: 'incident', incident: id, mine: stands }),
        ),
        ...payload.titles.map(({ id, title }): Wish => ({ kind: 'title', incident: id, mine: title })),
        ...payload.updates.map(
          ({ incident, id, words }): Wish => ({ kind: 'update', incident, update: id, mine: words }),
        ),
        ...(payload.maintenances ?? []).map(
          ({ id, course }): Wish => ({ kind: 'maintenance', maintenance: id, mine: course }),
        ),
      ];
    case 'words.published':
      return [
        ...(payload.left ?? []).map((path): Wish => ({ kind: 'document', path, mine: null })),
        ...payload.documents.map(
          (document): Wish => ({ kind: 'document', path: document.path, mine: document }),
        ),
      ];
    case 'words.withdrawn':
      return payload.withdrawn.map(({ path }) => ({ kind: 'document', path, mine: null }));
    case 'maintenance.changed': {
      const { maintenance, from, until, endedAt, cancelledAt } = payload;
      return [{ kind: 'maintenance', maintenance, mine: { from, until, endedAt, cancelledAt } }];
    }
    case 'incident.opened':
    case 'update.posted':
    case 'past.imported':
      return besideWishes(payload, since);
    default:
      return [];
  }
}

/** What changes together with what is said of an incident. */
function besideWishes({ cells = [], restorations = [] }: Beside, since: Day | null): Wish[] {
  return [
    ...cells.map((cell) => cellWish({ ...cell, since })),
    ...restorations.map((cell) => panelWish({ ...cell, since })),
  ];
}

function cellWish({ feature, panel, ...mine }: CellAddress & RecordedCell): Wish {
  return { kind: 'availability', cell: { feature, panel }, mine };
}

function panelWish({ panel, ...mine }: { readonly panel: PanelId } & RecordedPanel): Wish {
  return { kind: 'restoration', cell: { panel }, mine };
}

/** Among `changes`: what the first that touched it found there, which is what the author of the wish saw. */
function conflictAmong(state: State, changes: readonly Change[], wish: Wish): Conflict[] {
  switch (wish.kind) {
    case 'availability': {
      const { feature, panel } = wish.cell;
      const found = touching(changes, ({ availability }) =>
        availability.find((cell) => cell.feature === feature && cell.panel === panel),
      );
      const current = currentCell(state, feature, panel);
      return found ? [{ ...wish, ...found, current }] : [];
    }
    case 'restoration': {
      const { panel } = wish.cell;
      const found = touching(changes, ({ restoration }) => restoration.find((cell) => cell.panel === panel));
      return found ? [{ ...wish, ...found, current: currentPanel(state, panel) }] : [];
    }
    case 'document': {
      const found = touching(changes, ({ documents }) => documents.find(({ path }) => path === wish.path));
      const current = state.documents[wish.path]?.document ?? null;
      return found ? [{ ...wish, ...found, current }] : [];
    }
    case 'incident': {
      // Another title is a reason to look again before the incident is taken away.
      const found = touching(changes, ({ incidents, titles }) => {
        const title = titles.find(({ id }) => id === wish.incident);
        const opened = incidents.find(({ id }) => id === wish.incident);
        return opened ?? (title && { before: title.before !== null });
      });
      const current = state.incidents[wish.incident]?.stands ?? false;
      return found ? [{ ...wish, ...found, current }] : [];
    }
    case 'title': {
      const found = touching(changes, ({ titles }) => titles.find(({ id }) => id === wish.incident));
      const incident = state.incidents[wish.incident];
      return found ? [{ ...wish, ...found, current: incident ? titleOfIncident(incident) : null }] : [];
    }
    case 'update': {
      const found = touching(changes, ({ updates }) => updates.find(({ id }) => id === wish.update));
      const update = state.updates[wish.incident]?.find(({ id }) => id === wish.update);
      return found ? [{ ...wish, ...found, current: update ? wordsOfUpdate(update) : null }] : [];
    }
    case 'maintenance': {
      const found = touching(changes, ({ maintenances }) =>
        maintenances.find(({ id }) => id === wish.maintenance),
      );
      const planned = state.maintenances[wish.maintenance];
      return found ? [{ ...wish, ...found, current: planned ? courseOf(planned) : null }] : [];
    }
    default:
      return wish satisfies never;
  }
}

/** What the first change that touched a subject found there, and by which one it was touched last. */
function touching<T>(
  changes: readonly Change[],
  touch: (change: Change) => { readonly before: T } | undefined,
) {
  const first = changes.flatMap((change) => touch(change) ?? [])[0];
  const last = changes.findLast((change) => touch(change) !== undefined);
  if (!first || !last) return null;
  return { base: first.before, revision: last.revision, actor: last.actor, at: last.at };
}
