/** A part of a bar, in per cent of its length. */
interface BarPart<S> {
  readonly state: S;
  readonly start: string;
  readonly length: string;
}

/** Lays counts end to end. */
export function layBar<S>(counts: readonly { readonly state: S; readonly count: number }[]): BarPart<S>[] {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return counts.map(({ state, count }) => {
    const start = percent(before / total);
    before += count;
    return { state, start, length: percent(count / total) };
  });
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(2))}%`;
}
