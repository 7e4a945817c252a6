import { type Day, dayAfter, dayBefore } from './day.ts';
import type { AccountRange, PanelId } from './panel.ts';

/** Why the day on which an account was opened does not tell its panel. Both ends of days are inclusive, `null` for open. */
export type RangeFlaw =
  /** No account can have been opened: the last day comes before the first. */
  | { readonly kind: 'empty'; readonly panel: PanelId }
  /** It has no days, and there are other panels: any account can be on it. */
  | { readonly kind: 'undated'; readonly panel: PanelId }
  | {
      readonly kind: 'overlap';
      readonly panel: PanelId;
      readonly other: PanelId;
      readonly from: Day | null;
      readonly to: Day | null;
    }
  /** Accounts of these days are on no panel; `panel` is the next one. */
  | {
      readonly kind: 'gap';
      readonly panel: PanelId;
      readonly other: PanelId;
      readonly from: Day;
      readonly to: Day;
    };

/** Everything for which a day of opening leads to no panel, or not to one. */
export function findRangeFlaws(ranges: readonly AccountRange[]): RangeFlaw[] {
  const isEmpty = ({ createdFrom, createdTo }: AccountRange) =>
    createdFrom !== null && createdTo !== null && createdTo < createdFrom;
  const isDated = ({ createdFrom, createdTo }: AccountRange) => createdFrom !== null || createdTo !== null;
  const dated = ranges
    .filter((range) => isDated(range) && !isEmpty(range))
    .sort((x, y) => compare(x.createdFrom ?? '', y.createdFrom ?? ''));
  return [
    ...ranges.filter(isEmpty).map(({ id }): RangeFlaw => ({ kind: 'empty', panel: id })),
    ...(ranges.length < 2 ? [] : ranges.filter((range) => !isDated(range))).map(
      ({ id }): RangeFlaw => ({ kind: 'undated', panel: id }),
    ),
    ...overlapsIn(dated),
    ...gapsIn(dated),
  ];
}

function overlapsIn(dated: readonly AccountRange[]): RangeFlaw[] {
  return dated.flatMap((range, index) =>
    dated.slice(0, index).flatMap((other): RangeFlaw[] => {
      const from = range.createdFrom ?? other.createdFrom;
      const ends = [range.createdTo, other.createdTo].filter((end) => end !== null).sort();
      const to = ends[0] ?? null;
      const meet = from === null || to === null || from <= to;
      return meet ? [{ kind: 'overlap', panel: range.id, other: other.id, from, to }] : [];
    }),
  );
}

/** From the panel that reaches furthest so far to the next one. */
function gapsIn([first, ...others]: readonly AccountRange[]): RangeFlaw[] {
  if (!first) return [];
  const flaws: RangeFlaw[] = [];
  let furthest = first;
  for (const range of others) {
    const { createdFrom } = range;
    const end = furthest.createdTo;
    if (end === null) return flaws;
    const next = dayAfter(end);
    if (createdFrom !== null && createdFrom > next) {
      flaws.push({
        kind: 'gap',
        panel: range.id,
        other: furthest.id,
        from: next,
        to: dayBefore(createdFrom),
      });
    }
    if (range.createdTo === null || range.createdTo > end) furthest = range;
  }
  return flaws;
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
