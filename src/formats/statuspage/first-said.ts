import type { CellAddress } from '../../domain/availability.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { Change, State } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';

/** By what was said of a feature, which only grows: when each of its panels was first spoken of. */
const known = new WeakMap<readonly Change[], ReadonlyMap<PanelId, Instant>>();

/** When somebody first said something of a feature on a panel, taken back or not; `null`: nobody has. */
export function firstSaid({ index, cells }: State, { feature, panel }: CellAddress): Instant | null {
  const changes = index.features[feature];
  if (!changes) return null;
  const found = known.get(changes) ?? findFirst(changes, feature, Object.keys(cells[feature] ?? {}));
  known.set(changes, found);
  return found.get(panel) ?? null;
}

/** Looks no further once every panel was met: most are named by the first of hundreds of changes. */
function findFirst(
  changes: readonly Change[],
  feature: string,
  panels: readonly PanelId[],
): ReadonlyMap<PanelId, Instant> {
  const found = new Map<PanelId, Instant>();
  for (const { at, availability } of changes) {
    if (panels.every((panel) => found.has(panel))) break;
    for (const cell of availability) {
      if (cell.feature === feature && !found.has(cell.panel)) found.set(cell.panel, at);
    }
  }
  return found;
}
