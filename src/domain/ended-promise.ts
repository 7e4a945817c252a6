import type { FeatureId, RecordedCell } from './availability.ts';
import type { Day } from './day.ts';
import type { PanelId } from './panel.ts';
import type { Change } from './state.ts';
import type { Instant } from './time.ts';

/** A day that was promised of a cell, and is not any more. */
interface EndedPromise {
  readonly day: Day;
  /** About that day. */
  readonly isAbout: boolean;
  /** When that was said (site clock). */
  readonly endedAt: Instant;
  /** What it came back as, or what it was left at. */
  readonly after: RecordedCell;
}

/** By the list it was looked for in, feature and panel: a list that nothing was added to is not gone through again. */
const memo = new WeakMap<readonly Change[], Map<string, EndedPromise | null>>();

/**
 * The last time that a day was promised of a feature on a panel and then not any more: it came, was taken back, or gave way
 * to a promise without a day. What an undo took back counts, since somebody may have written it down.
 *
 * @param changes those that speak of the feature, oldest first
 * @returns `null`: that never happened
 */
export function endedPromise(
  changes: readonly Change[],
  feature: FeatureId,
  panel: PanelId,
): EndedPromise | null {
  const known = memo.get(changes) ?? new Map<string, EndedPromise | null>();
  memo.set(changes, known);
  const key = `${feature} ${panel}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const ended = findEnded(changes, feature, panel);
  known.set(key, ended);
  return ended;
}

function findEnded(changes: readonly Change[], feature: FeatureId, panel: PanelId): EndedPromise | null {
  for (let index = changes.length - 1; index >= 0; index -= 1) {
    const change = changes[index];
    const cells = change?.availability.filter((cell) => cell.feature === feature && cell.panel === panel);
    const [first] = cells ?? [];
    const last = cells?.at(-1);
    const promised = first && dayOf(first.before);
    if (change && promised && last && dayOf(last.after) === null) {
      return { ...promised, endedAt: change.at, after: last.after };
    }
  }
  return null;
}

/** The day that a cell promises; what works is promised no more. */
function dayOf({ state, estimate }: RecordedCell): Pick<EndedPromise, 'day' | 'isAbout'> | null {
  if (state === 'available' || !('day' in estimate)) return null;
  return { day: estimate.day, isAbout: estimate.kind === 'about' };
}
