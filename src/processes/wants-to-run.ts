import { readdirSync, readFileSync } from 'node:fs';

/** What was seen of a process at one moment. */
export interface Glimpse {
  /** When, by `performance.now()` (ms). */
  readonly at: number;
  /** What all its threads have computed since it began (ms). */
  readonly computed: number;
  /** One of its threads would go on if the machine let it: it waits for a processor, or for the disk. */
  readonly wantsToRun: boolean;
}

/** A tick of the kernel's clock for processes (ms): USER_HZ is 100 on every architecture that Node runs on. */
const TICK = 10;
/** Running or waiting to run; waiting for the disk. See proc_pid_stat(5). */
const WANTS_TO_RUN = new Set(['R', 'D']);

/**
 * Looks at a process from outside.
 *
 * @returns `null` where that cannot be seen: the process is gone, or the system has no `/proc`
 */
export function glimpse(pid: number): Glimpse | null {
  try {
    const tasks = `/proc/${pid}/task`;
    const threads = readdirSync(tasks).map((thread) => readStat(`${tasks}/${thread}/stat`));
    return {
      at: performance.now(),
      computed: threads.reduce((sum, { computed }) => sum + computed, 0),
      wantsToRun: threads.some(({ state }) => WANTS_TO_RUN.has(state)),
    };
  } catch {
    return null;
  }
}

/**
 * Whether a process that says nothing was kept from speaking between two looks: it would have run, and the machine gave it less than
 * half of the time. Whoever sleeps, was stopped, or runs in circles was not.
 */
export function wasStarved(before: Glimpse | null, now: Glimpse | null): boolean {
  if (!before || !now?.wantsToRun) return false;
  return now.computed - before.computed < (now.at - before.at) / 2;
}

/** What the system says of a process, or of one of its threads. @param file see proc_pid_stat(5) @throws when there is none */
export function readStat(file: string): { readonly state: string; readonly computed: number } {
  const text = readFileSync(file, 'latin1');
  // The name, in parentheses, may hold anything: what follows the last of them are state (3), and user and system time (14, 15).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', computed: (Number(fields[11]) + Number(fields[12])) * TICK };
}
