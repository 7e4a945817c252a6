import { nothingTold, tellCounts } from '../../front/counts.ts';
import type { Front } from '../../front/server.ts';
import type { FrontReport } from './reports.ts';
import { processorTime, VitalSigns } from './vitals.ts';

/** How often a front tells what it counted (ms). */
const EVERY = 1000;

/** Tells the supervisor every second, and at the end, what a front has counted. Returns what ends that. */
export function reportFront(front: Front): () => void {
  const told = nothingTold();
  const signs = new VitalSigns();
  const tell = () => {
    if (process.connected) process.send?.({ kind: 'front-report', report: makeReport(front, told, signs) });
  };
  const timer = setInterval(tell, EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    tell();
    signs.stop();
  };
}

function makeReport({ figures }: Front, told: Float64Array, signs: VitalSigns): FrontReport {
  const { open, bytesWritten, generation, swappedAt } = figures;
  return {
    added: tellCounts(told, { bytes: bytesWritten, cpu: processorTime() }),
    open,
    generation: generation && {
      revision: generation.revision,
      created: Date.parse(generation.created),
      swapped: swappedAt ?? 0,
      changes: generation.changesAt === null ? null : Date.parse(generation.changesAt),
      failing: Object.keys(generation.failing).length,
    },
    vitals: signs.read(),
  };
}
