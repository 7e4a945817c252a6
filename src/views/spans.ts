import type { Span } from '../domain/spans.ts';
import type { Instant } from '../domain/time.ts';
import { type Axis, stretchOf } from './axis.ts';
import { type Look, type PlotSpan, writeInto } from './plot.ts';

/** How states are drawn; `null`: nothing is known, so nothing is. */
export interface Drawing<S> {
  readonly look: (state: S) => Look | null;
  readonly state: (state: S) => PlotSpan['state'];
  /** What to write between two states, longest first. */
  readonly between: (after: Span<S>) => readonly string[];
}

/**
 * Draws states over time up to `end`. A state is drawn where it surely held; where it was one or the other, that is
 * drawn, so that the picture never shows a day that nobody stated.
 */
export function drawSpans<S>(
  axis: Axis,
  spans: readonly Span<S>[],
  end: Instant,
  { look, state, between }: Drawing<S>,
): PlotSpan[] {
  return spans.flatMap((span, index) => {
    const before = spans[index - 1];
    const gap = before && span.notBefore < span.from ? stretchOf(axis, span.notBefore, span.from) : null;
    const sure = stretchOf(axis, span.from, earlier(span.to ?? end, end));
    const shape = look(span.state);
    return [
      ...(gap && gap.width > 0
        ? [
            {
              ...gap,
              look: 'between' as const,
              state: state(span.state),
              text: writeInto(gap, between(span)),
            },
          ]
        : []),
      ...(sure && shape ? [{ ...sure, look: shape, state: state(span.state), text: null }] : []),
    ];
  });
}

function earlier(x: Instant, y: Instant): Instant {
  return x < y ? x : y;
}
