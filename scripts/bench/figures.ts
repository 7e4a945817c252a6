import { say } from '../run.ts';
import { loadAverage } from './machine.ts';

const rows: string[][] = [];

/** One line of figures; printed at once, and again at the end. */
export function row(...cells: string[]): void {
  rows.push([...cells, `load ${loadAverage()}`]);
  say(cells.join('  '));
}

export function printRows(): void {
  say('');
  for (const row of rows) process.stdout.write(`${row.join('  ')}\n`);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
