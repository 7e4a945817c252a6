/** How many tests did what. A test that was left out is counted: nobody shall take it for one that passed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function addUp(counts: readonly Count[]): Count {
  const sum = (name: keyof Count) => counts.reduce((total, count) => total + count[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
