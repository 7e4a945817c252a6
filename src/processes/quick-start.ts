import { basename } from 'node:path';

/** What Node is told when it starts a program of Latarnia: it saves most of the time until that runs. */
export const QUICK_START = ['--import', new URL('./preload.mjs', import.meta.url).href] as const;
/**
 * The same for a process that stays, which is to stay small. Of what is made and forgotten V8 would keep 64 MB before it looks, and
 * let what lasts grow to twice of what is needed: backstage took 100 MB more for nothing, neither processor nor time
 * (docs/performance.md).
 */
const QUICK_AND_SMALL = [
  ...QUICK_START,
  '--expose-gc',
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
] as const;
/** The same for a front, of whose requests nothing lasts, and whose answers lie outside of what V8 clears up: it is as quick so. */
const QUICK_AND_TINY = [...QUICK_START, '--max-semi-space-size=1', '--optimize-for-size'] as const;

/** The same where much is held: there what is made for a change is much as well, and to look often costs more than it saves. */
const QUICK_AND_LARGE = [...QUICK_START, '--max-semi-space-size=32'] as const;

/**
 * What Node is told when it starts one of our processes that stay.
 *
 * @param module the path of what it runs
 * @param isLarge it holds a large site
 */
export function nodeArguments(module: string, isLarge = false): readonly string[] {
  if (basename(module) === 'front.ts') return QUICK_AND_TINY;
  return isLarge ? QUICK_AND_LARGE : QUICK_AND_SMALL;
}
