import type { Availability, CellAddress, FeatureId } from '../domain/availability.ts';
import { effectiveAvailability } from '../domain/availability.ts';
import type { Day } from '../domain/day.ts';
import { coversCell, everTold, workPeriods } from '../domain/maintenances.ts';
import type { PanelId } from '../domain/panel.ts';
import { type Period, periodsOf } from '../domain/periods.ts';
import { statementsOf } from '../domain/promises.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';
import type { ViewContext } from './context.ts';
import { panelPeriods } from './panel-periods.ts';

/** What readers are told of a feature on a panel over time: while the panel is down, it is too. */
export function featurePeriods(
  state: State,
  feature: FeatureId,
  panel: PanelId,
): readonly Period<Availability>[] {
  const checks = state.index.confirmations.map(({ at }) => at);
  const said = statementsOf(state, feature, panel).map(({ cell, at }) => {
    const { since } = cell;
    return { state: cell.state, from: since === null ? null : startOfDay(since), since, at };
  });
  const down = panelPeriods(state, panel, null).filter(({ state: course }) => course === 'offline');
  return down.reduce<readonly Period<Availability>[]>(
    (periods, { from, to }) => periods.flatMap((period) => darken(period, from, to)),
    periodsOf(said, checks),
  );
}

/**
 * The same with planned work laid over it that has begun: the worse of both, and of what nobody had spoken what it says.
 */
export function laidPeriods(
  context: Pick<ViewContext, 'state' | 'now'>,
  cell: CellAddress,
  stated: readonly Period<Availability>[],
): readonly Period<Availability>[] {
  const { state, now } = context;
  const works = everTold(state, now)
    .filter((one) => coversCell(one, cell))
    .flatMap((one) => workPeriods(one).map((times) => ({ ...times, meanwhile: one.state })))
    .filter(({ from }) => from <= now);
  return works.reduce<readonly Period<Availability>[]>((periods, { from, until, meanwhile }) => {
    const known = fromOn(periods, from);
    return known.flatMap((period) =>
      tellMeanwhile(period, {
        from,
        to: until,
        told: effectiveAvailability(period.state, null, [meanwhile]),
      }),
    );
  }, stated);
}

/** With what is not known before the first of them. */
function fromOn(periods: readonly Period<Availability>[], from: Instant): readonly Period<Availability>[] {
  const [first] = periods;
  if (first && first.notBefore <= from) return periods;
  const to = first?.notBefore ?? null;
  return [{ state: 'unknown', since: null, notBefore: from, from, to }, ...periods];
}

/** While its panel was down, it was too. */
function darken(period: Period<Availability>, from: Instant, to: Instant | null): Period<Availability>[] {
  const { since } = period;
  return tellMeanwhile(period, { from, to, told: effectiveAvailability(period.state, 'offline'), since });
}

/** A period in pieces: before something made it otherwise, while that lasted, and after. */
function tellMeanwhile(
  period: Period<Availability>,
  {
    from,
    to,
    told,
    since = dayAt(from),
  }: {
    readonly from: Instant;
    readonly to: Instant | null;
    readonly told: Availability;
    /** Left out: the day on which that began. */
    readonly since?: Day | null;
  },
): Period<Availability>[] {
  const start = period.from > from ? period.from : from;
  const end = earlier(period.to, to);
  if (told === period.state || (end !== null && start >= end)) return [period];
  return [
    ...(period.from < start ? [{ ...period, to: start }] : []),
    { ...period, state: told, since, from: start, notBefore: start, to: end },
    ...(end !== period.to && end !== null ? [{ ...period, from: end, notBefore: end }] : []),
  ];
}

function earlier(x: Instant | null, y: Instant | null): Instant | null {
  if (x === null || y === null) return x ?? y;
  return x < y ? x : y;
}
