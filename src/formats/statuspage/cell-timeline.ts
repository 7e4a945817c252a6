import type { Availability, CellAddress, FeatureId } from '../../domain/availability.ts';
import type { Revision } from '../../domain/events.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { Change, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';

/** One statement of a feature on a panel. */
interface StatedAvailability {
  readonly revision: Revision;
  readonly at: Instant;
  readonly state: Availability;
}

type Timelines = ReadonlyMap<PanelId, readonly StatedAvailability[]>;
type Index = Pick<State['index'], 'features'>;

/** By what was said of a feature, which is the same list as long as nothing new was. */
const known = new WeakMap<readonly Change[], Timelines>();

/** What was stated of a feature on a panel, oldest first, taken back or not. */
function timelineOf({ features }: Index, { feature, panel }: CellAddress): readonly StatedAvailability[] {
  const changes = features[feature];
  if (!changes) return [];
  const timelines = known.get(changes) ?? timelinesOf(changes, feature);
  known.set(changes, timelines);
  return timelines.get(panel) ?? [];
}

function timelinesOf(changes: readonly Change[], feature: FeatureId): Timelines {
  const timelines = new Map<PanelId, StatedAvailability[]>();
  for (const { revision, at, availability } of changes) {
    for (const cell of availability) {
      if (cell.feature !== feature) continue;
      const stated = { revision, at, state: cell.after.state };
      const timeline = timelines.get(cell.panel);
      if (timeline) timeline.push(stated);
      else timelines.set(cell.panel, [stated]);
    }
  }
  return timelines;
}

/** When somebody first said something of it; `null`: nobody has. */
export function firstStatedAt(index: Index, cell: CellAddress): Instant | null {
  return timelineOf(index, cell)[0]?.at ?? null;
}

/** What was stated last by a revision. */
export function statedBy(index: Index, cell: CellAddress, revision: Revision): Availability {
  return timelineOf(index, cell).findLast((one) => one.revision <= revision)?.state ?? 'unknown';
}
