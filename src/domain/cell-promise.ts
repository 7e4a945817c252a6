import type { CellAddress } from './availability.ts';
import type { Day } from './day.ts';
import { type Estimate, estimateCode, type GivenEstimate, isOverdue, NO_ESTIMATE } from './estimate.ts';
import { effectiveCell } from './facts.ts';
import { promisesOf } from './promises.ts';
import type { State } from './state.ts';
import { dayAt, type Instant } from './time.ts';

/** When a promise without a day was made. */
export interface Announced {
  readonly day: Day;
  /** The data set holds it, which does not know since when: no later than that day. */
  readonly isLatest: boolean;
}

/** What readers are promised of a feature on a panel now: what every output tells of it. */
export interface CellPromise {
  readonly estimate: GivenEstimate;
  readonly isOverdue: boolean;
  /** `null`: it has a day. */
  readonly announced: Announced | null;
}

/** @returns `null` when nothing is promised, or what was promised has come */
export function cellPromise(state: State, address: CellAddress, now: Instant): CellPromise | null {
  const today = dayAt(now);
  const { estimate } = effectiveCell(state, address.feature, address.panel, now);
  if (estimate.kind === 'none') return null;
  const announced = announcedOn(state, address, estimate, today);
  return { estimate, isOverdue: isOverdue(estimate, today), announced };
}

/**
 * Whether an estimate that was given passed while it stood: what something else replaced before its day never did, and nothing
 * that the clock alone does later makes it so.
 */
export function hasPassed(
  { cells, index }: Pick<State, 'cells' | 'index'>,
  { feature, panel }: CellAddress,
  estimate: Estimate,
  now: Instant,
): boolean {
  if (!isOverdue(estimate, dayAt(now))) return false;
  const isIt = (other: Estimate) => estimateCode(other) === estimateCode(estimate);
  if (isIt(cells[feature]?.[panel]?.estimate ?? NO_ESTIMATE)) return true;
  const replacing = (index.features[feature] ?? []).findLast(({ availability }) =>
    availability.some(
      (cell) =>
        cell.feature === feature &&
        cell.panel === panel &&
        isIt(cell.before.estimate) &&
        !isIt(cell.after.estimate),
    ),
  );
  return replacing === undefined || isOverdue(estimate, dayAt(replacing.at));
}

/**
 * When what a cell promises without a day was promised; saying the same again does not renew it.
 *
 * @returns `null`: it promises a day, or nothing
 */
export function announcedOn(
  state: State,
  { feature, panel }: CellAddress,
  estimate: Estimate,
  today: Day,
): Announced | null {
  if (estimate.kind === 'none' || 'day' in estimate) return null;
  const given = promisesOf(state, feature, [panel], today).at(-1);
  if (given?.estimate.kind !== estimate.kind) return null;
  return { day: dayAt(given.givenAt), isLatest: given.isInherited };
}
