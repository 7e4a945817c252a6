/** How many tests did what. A test that was left out is counted: nobody shall take it for one that passed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed: its name, and how in some lines. */
  readonly failures?: readonly string[];
}

export function addUp(counts: readonly Count[]): Required<Count> {
  const sum = (name: 'passed' | 'failed' | 'skipped') =>
    counts.reduce((total, count) => total + count[name], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: counts.flatMap(({ failures = [] }) => failures),
  };
}
