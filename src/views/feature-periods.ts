import type { Availability, FeatureId } from '../domain/availability.ts';
import { effectiveAvailability } from '../domain/availability.ts';
import type { PanelId } from '../domain/panel.ts';
import { type Period, periodsOf } from '../domain/periods.ts';
import { statementsOf } from '../domain/promises.ts';
import type { State } from '../domain/state.ts';
import { type Instant, startOfDay } from '../domain/time.ts';
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

/** A period in pieces: before the panel went down, while it was, and after. */
function darken(period: Period<Availability>, from: Instant, to: Instant | null): Period<Availability>[] {
  const start = period.from > from ? period.from : from;
  const end = earlier(period.to, to);
  const told = effectiveAvailability(period.state, 'offline');
  if (told === period.state || (end !== null && start >= end)) return [period];
  return [
    ...(period.from < start ? [{ ...period, to: start }] : []),
    { ...period, state: told, from: start, notBefore: start, to: end },
    ...(end !== period.to && end !== null ? [{ ...period, from: end, notBefore: end }] : []),
  ];
}

function earlier(x: Instant | null, y: Instant | null): Instant | null {
  if (x === null || y === null) return x ?? y;
  return x < y ? x : y;
}
