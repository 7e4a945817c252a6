import type { LegendEntry, Look, PlotMark } from '../../views/plot.ts';

/** Heights (px): above the lanes, of a lane, of a row of words below them. */
export const TOP = 28;
export const LANE = 30;
export const LABEL_ROW = 18;

/** Where a look stands in its lane, and how high it is. */
export const BOXES: Readonly<Record<Look, { readonly y: number; readonly height: number }>> = {
  run: { y: 13, height: 4 },
  new: { y: 14, height: 2 },
  part: { y: 10, height: 10 },
  stop: { y: 7, height: 16 },
  between: { y: 6.5, height: 17 },
  missing: { y: 7, height: 16 },
};

/** The ground of a mark, so that it stands out from what is behind it. */
export const DIAMOND = 'M0-8 8 0 0 8-8 0z';
const HOLE = 'M0-5 5 0 0 5-5 0z';
const BANG = 'M-1-5v5.5h2V-5zM-1 2.5v2h2v-2z';

/** A day is a full diamond, about a day an outlined one; when overdue, with an exclamation mark in it. */
export function drawingOf({ kind, standing }: Pick<PlotMark, 'kind' | 'standing'>): string {
  if (kind === 'day') return standing === 'late' ? `${DIAMOND}${BANG}` : DIAMOND;
  return standing === 'late' ? `${DIAMOND}M0-6.2 6.2 0 0 6.2-6.2 0z${BANG}` : `${DIAMOND}${HOLE}`;
}

/** A sign of the legend: a mark, or the box of a look. */
export function signOf(sign: LegendEntry['sign']): {
  readonly mark: PlotMark | null;
  readonly look: Look | null;
} {
  if (sign === 'day' || sign === 'about') return { mark: { x: 0, kind: sign, standing: 'open' }, look: null };
  if (sign === 'late' || sign === 'settled')
    return { mark: { x: 0, kind: 'day', standing: sign }, look: null };
  return { mark: null, look: sign };
}
