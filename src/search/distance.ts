/**
 * How many slips of the hand lie between two words: a letter too many, too few, another one, or two
 * neighbours that changed places (optimal string alignment). Above `limit` it is `Infinity`.
 *
 * @example editDistance('zamowein', 'zamowien', 2) // 1
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped && row > 1 && column > 1) best = Math.min(best, cell(before, column - 2) + 1);
      current.push(best);
    }
    before = last;
    last = current;
  }
  const distance = cell(last, to.length);
  return distance <= limit ? distance : Number.POSITIVE_INFINITY;
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
