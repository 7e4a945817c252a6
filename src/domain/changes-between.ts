import { type AsOf, type RevisionedSite, readAsOf, revisionAt } from './as-of.ts';
import type { CellAddress, RecordedCell } from './availability.ts';
import { type GivenEstimate, isOverdue } from './estimate.ts';
import type { Revision } from './events.ts';
import type { Change, State } from './state.ts';
import { dayAt, type Instant } from './time.ts';

/** From when until when (site clock). */
export interface Between {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is different at one instant from what it was at another. */
export interface ChangesBetween extends Between {
  readonly fromRevision: Revision;
  readonly toRevision: Revision;
  /**
   * All that was said in between, as one change: of each thing with what it was at first and what it came to. What came back to
   * what it was is not in it.
   */
  readonly net: Change;
  /** Estimates that passed by the clock alone. */
  readonly passed: readonly (CellAddress & { readonly estimate: GivenEstimate })[];
  /** Revisions in between of which nothing can be told any more: what they said was taken out. */
  readonly removed: readonly Revision[];
}

/** Compares how the site was at two instants of its clock. Both are told by what changed: no past state is needed. */
export function changesBetween(state: State, { from, to }: Between): ChangesBetween {
  const [fromRevision, toRevision] = [revisionAt(state.changes, from), revisionAt(state.changes, to)];
  const changes = state.changes.slice(fromRevision, toRevision);
  return {
    from,
    to,
    fromRevision,
    toRevision,
    net: netOf(changes, { revision: toRevision, at: to }),
    passed: passedBetween(state, { from, to }, { fromRevision, toRevision }),
    removed: changes.flatMap(({ isRedacted, revision }) => (isRedacted ? [revision] : [])),
  };
}

function netOf(changes: readonly Change[], recorded: Pick<Change, 'revision' | 'at'>): Change {
  const all = <Part>(of: (change: Change) => readonly Part[]) => changes.flatMap(of);
  return {
    ...recorded,
    type: 'update.posted',
    recordedAt: recorded.at,
    // It is no event of the log.
    hash: '',
    since: null,
    actor: '',
    reason: null,
    forced: false,
    restoration: netPanels(changes),
    availability: netParts(
      all(({ availability }) => availability),
      addressOf,
    ),
    documents: netParts(
      all(({ documents }) => documents),
      ({ path }) => path,
    ),
    incidents: netParts(
      all(({ incidents }) => incidents),
      ({ id }) => id,
    ),
    titles: netParts(
      all(({ titles }) => titles),
      ({ id }) => id,
    ),
    updates: netParts(
      all(({ updates }) => updates),
      ({ incident, id }) => `${incident} ${id}`,
    ),
    maintenances: netParts(
      all(({ maintenances }) => maintenances),
      ({ id }) => id,
    ),
    nextUpdateBy: null,
    undoes: null,
  };
}

/** Something that was one way and is another. */
interface Differing {
  readonly before: unknown;
  readonly after: unknown;
}

/** Each thing once, in the order in which it first changed: from what it was before all to what it is after all. */
function netParts<Part extends Differing>(parts: readonly Part[], keyOf: (part: Part) => string): Part[] {
  return [...Map.groupBy(parts, keyOf).values()].flatMap((all) => {
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined || isSame(first.before, last.after)) return [];
    return [{ ...last, before: first.before }];
  });
}

/** Of panels what was before is told with its day, what is after without. */
function netPanels(changes: readonly Change[]): Change['restoration'] {
  const parts = changes.flatMap(({ restoration }) => restoration);
  return [...Map.groupBy(parts, ({ panel }) => panel).values()].flatMap((all) => {
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined || first.before.restoration === last.after) return [];
    return [{ ...last, before: first.before }];
  });
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Estimates that stood at the end, had not passed at the beginning, and have by then. */
function passedBetween(
  state: RevisionedSite & Pick<State, 'cells'>,
  { from, to }: Between,
  { fromRevision, toRevision }: Pick<ChangesBetween, 'fromRevision' | 'toRevision'>,
): ChangesBetween['passed'] {
  const [then, now] = [cellsAt(state, fromRevision), cellsAt(state, toRevision)];
  return [...now.values()].flatMap(({ feature, panel, cell: { estimate } }) => {
    if (estimate.kind === 'none' || !isOverdue(estimate, dayAt(to))) return [];
    const before = then.get(addressOf({ feature, panel }))?.cell.estimate;
    const hadPassed = before !== undefined && isSame(before, estimate) && isOverdue(before, dayAt(from));
    return hadPassed ? [] : [{ feature, panel, estimate }];
  });
}

/** What was stated of every cell at a revision: what the first change after it found there, or what stands. */
function cellsAt({ cells, changes }: RevisionedSite & Pick<State, 'cells'>, revision: Revision) {
  const found = new Map<string, CellAddress & { readonly cell: RecordedCell }>();
  for (const [feature, panels] of Object.entries(cells)) {
    for (const [panel, cell] of Object.entries(panels))
      found.set(addressOf({ feature, panel }), { feature, panel, cell });
  }
  for (const { availability } of changes.slice(revision).toReversed()) {
    for (const { feature, panel, before } of availability.toReversed()) {
      found.set(addressOf({ feature, panel }), { feature, panel, cell: before });
    }
  }
  return found;
}

function addressOf({ feature, panel }: CellAddress): string {
  return `${feature}@${panel}`;
}

/** Why an instant that was asked for cannot be answered for. */
export type RefusedInstant = Exclude<AsOf, { readonly kind: 'then' | 'unrecorded' }>;

/** What is asked for of two instants as they were typed, or what is wrong with each that is no such instant. */
export type AskedBetween =
  | ({ readonly kind: 'between' } & Between)
  | {
      readonly kind: 'refused';
      readonly faults: readonly { readonly field: keyof Between; readonly why: RefusedInstant }[];
    }
  /** The second lies before the first. */
  | { readonly kind: 'order' };

/**
 * Reads from when until when somebody asks; before anything was recorded there was nothing.
 *
 * @param now site clock
 * @param to empty: now
 */
export function readBetween(
  state: RevisionedSite,
  now: Instant,
  { from, to }: { readonly from: string; readonly to: string },
): AskedBetween {
  const typed = { from: readAsOf(state, now, from), to: readAsOf(state, now, to === '' ? now : to) };
  const faults = (['from', 'to'] as const).flatMap((field) => {
    const why = typed[field];
    return why.kind === 'then' || why.kind === 'unrecorded' ? [] : [{ field, why }];
  });
  if (faults.length > 0) return { kind: 'refused', faults };
  const [first, last] = [instantOf(typed.from), instantOf(typed.to)];
  return first > last ? { kind: 'order' } : { kind: 'between', from: first, to: last };
}

function instantOf(read: AsOf): Instant {
  return 'at' in read ? read.at : '';
}
