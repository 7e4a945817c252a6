import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How a process is. */
export interface Vitals {
  /** Resident (bytes). */
  readonly memory: number;
  /** The longest that anything waited for its turn lately (s). */
  readonly lag: number;
}

/** How often it is looked whether the event loop is late (ms). */
const RESOLUTION = 50;
/** What was the longest is forgotten after one to two of these (ms): whoever asks, and however often, hears of it. */
const WINDOW = 15_000;

/** Watches how the process is that this runs in. */
export class VitalSigns {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  #since = performance.now();
  #before = 0;

  constructor() {
    this.#delay.enable();
  }

  read(): Vitals {
    // What is measured is the time between two looks, which is never less than what was asked for.
    const longest = Math.max(0, this.#delay.max / 1e9 - RESOLUTION / 1000);
    const lag = Math.max(longest, this.#before);
    if (performance.now() - this.#since > WINDOW) {
      this.#before = longest;
      this.#since = performance.now();
      this.#delay.reset();
    }
    return { memory: process.memoryUsage.rss(), lag };
  }

  stop(): void {
    this.#delay.disable();
  }
}

/** Seconds of the processor that this process has had. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
