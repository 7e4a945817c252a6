import type { Availability, FeatureId } from '../domain/availability.ts';
import { effectiveAvailability } from '../domain/availability.ts';
import type { PanelId } from '../domain/panel.ts';
import { statementsOf } from '../domain/promises.ts';
import { type Span, spansOf } from '../domain/spans.ts';
import type { State } from '../domain/state.ts';
import { type Instant, startOfDay } from '../domain/time.ts';
import { panelPeriods } from './panel-spans.ts';

/** What readers are told of a feature on a panel over time: while the panel is down, it is too. */
export function featureSpans(
  state: State,
  feature: FeatureId,
  panel: PanelId,
): readonly Span<Availability>[] {
  const checks = state.index.confirmations.map(({ at }) => at);
  const said = statementsOf(state, feature, panel).map(({ cell, at }) => {
    const { since } = cell;
    return { state: cell.state, from: since === null ? null : startOfDay(since), since, at };
  });
  const down = panelPeriods(state, panel, null).filter(({ state: course }) => course === 'offline');
  return down.reduce<readonly Span<Availability>[]>(
    (spans, { from, to }) => spans.flatMap((span) => darken(span, from, to)),
    spansOf(said, checks),
  );
}

/** A span in pieces: before the panel went down, while it was, and after. */
function darken(span: Span<Availability>, from: Instant, to: Instant | null): Span<Availability>[] {
  const start = span.from > from ? span.from : from;
  const end = earlier(span.to, to);
  const told = effectiveAvailability(span.state, 'offline');
  if (told === span.state || (end !== null && start >= end)) return [span];
  return [
    ...(span.from < start ? [{ ...span, to: start }] : []),
    { ...span, state: told, from: start, notBefore: start, to: end },
    ...(end !== span.to && end !== null ? [{ ...span, from: end, notBefore: end }] : []),
  ];
}

function earlier(x: Instant | null, y: Instant | null): Instant | null {
  if (x === null || y === null) return x ?? y;
  return x < y ? x : y;
}
