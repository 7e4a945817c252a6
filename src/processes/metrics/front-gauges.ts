import type { Instruments } from './instruments.ts';
import type { FrontReport } from './reports.ts';

/** Says how the fronts are, each under the number of its place. */
export function setFronts(all: Instruments, fronts: ReadonlyMap<number, FrontReport>): void {
  const reports = [...fronts.values()];
  const generations = reports.flatMap(({ generation }) => generation ?? []);
  all.set('frontsServing', generations.length);
  all.set(
    'open',
    reports.reduce((sum, { open }) => sum + open, 0),
  );
  for (const [worker, { vitals }] of fronts) {
    const labels = { process: 'front', worker: String(worker) };
    all.set('memory', vitals.memory, labels);
    all.set('lag', vitals.lag, labels);
  }
  const [last] = generations.toSorted(
    (one, other) => one.revision - other.revision || one.created - other.created,
  );
  if (last) setGeneration(all, last);
}

/** Says what is published. */
export function setGeneration(
  all: Instruments,
  { revision, created, swapped, changes, failing }: NonNullable<FrontReport['generation']>,
): void {
  all.set('revision', revision);
  all.set('created', created / 1000);
  all.set('swapped', swapped / 1000);
  all.set('due', changes === null ? null : changes / 1000);
  all.set('failing', failing);
}
