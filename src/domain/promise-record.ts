import { ESTIMATE_KINDS, type EstimateKind } from './estimate.ts';
import type { Promised } from './promises.ts';

export const PROMISE_ENDS = ['moved', 'kept', 'late', 'open', 'withdrawn'] as const;

/** How a promise ended: another took its place; it came, in time or later than promised; it is open still; it was taken back. */
export type PromiseEnd = (typeof PROMISE_ENDS)[number];

/** How the promises of one kind that one promiser gave turned out. No share of anything, and no score: what was, counted. */
export interface PromiseCount extends Readonly<Record<PromiseEnd, number>> {
  readonly kind: Exclude<EstimateKind, 'none'>;
  /** `null`: the company's own. */
  readonly promisedBy: string | null;
  /** How many of the open ones have passed. */
  readonly overdue: number;
  /** Of those for a day that came later than that: by how many days, the fewest first. */
  readonly daysLate: readonly number[];
  /** The same where nobody stated the day on which it came: by so many at most. */
  readonly daysLateAtMost: readonly number[];
}

/** What became of a promise, in one word. One that has passed and is not confirmed is open. */
export function endOf({ outcome }: Pick<Promised, 'outcome'>): PromiseEnd {
  switch (outcome.kind) {
    case 'came':
      return outcome.days === 'late' || Number(outcome.days) > 0 ? 'late' : 'kept';
    case 'replaced':
      return 'moved';
    case 'withdrawn':
      return 'withdrawn';
    case 'open':
    case 'overdue':
      return 'open';
    default:
      return outcome satisfies never;
  }
}

/**
 * By how many days a promise for a day came late, at most so many where nobody stated when it came, or is overdue; `null`: it
 * is not, or it was for no day.
 */
export function daysLate({ outcome }: Pick<Promised, 'outcome'>): number | null {
  if (outcome.kind !== 'came' && outcome.kind !== 'overdue') return null;
  return typeof outcome.days === 'number' && outcome.days > 0 ? outcome.days : null;
}

/** The promises counted by kind, in the order of the kinds, and by who gave them, the company first. */
export function countPromises(promises: readonly Promised[]): PromiseCount[] {
  const groups = Map.groupBy(promises, ({ estimate: { kind, promisedBy } }) =>
    JSON.stringify([kind, promisedBy]),
  );
  return [...groups.values()].flatMap((group) => countOf(group)).sort(inOrder);
}

function countOf(group: readonly Promised[]): PromiseCount[] {
  const [first] = group;
  if (!first) return [];
  const count = (end: PromiseEnd) => group.filter((one) => endOf(one) === end).length;
  return [
    {
      kind: first.estimate.kind,
      promisedBy: first.estimate.promisedBy,
      moved: count('moved'),
      kept: count('kept'),
      late: count('late'),
      open: count('open'),
      withdrawn: count('withdrawn'),
      overdue: group.filter(({ outcome }) => outcome.kind === 'overdue').length,
      daysLate: lateDays(group, true),
      daysLateAtMost: lateDays(group, false),
    },
  ];
}

function lateDays(group: readonly Promised[], isStated: boolean): number[] {
  return group
    .flatMap((one) =>
      one.outcome.kind === 'came' && one.outcome.isStated === isStated ? (daysLate(one) ?? []) : [],
    )
    .sort((x, y) => x - y);
}

function inOrder(x: PromiseCount, y: PromiseCount): number {
  return (
    ESTIMATE_KINDS.indexOf(x.kind) - ESTIMATE_KINDS.indexOf(y.kind) ||
    (x.promisedBy ?? '').localeCompare(y.promisedBy ?? '')
  );
}
