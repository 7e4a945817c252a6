/** What Node is told when it starts a program of Latarnia: it saves most of the time until that runs. */
export const QUICK_START = ['--import', new URL('./preload.mjs', import.meta.url).href] as const;
/**
 * The same for a process that stays, which is to stay small: of what is made and forgotten V8 would keep 64 MB before it looks, and
 * backstage took 70 to 100 MB more for nothing, neither processor nor time (docs/performance.md).
 */
export const QUICK_AND_SMALL = [...QUICK_START, '--max-semi-space-size=8'] as const;
