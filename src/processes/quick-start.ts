/** What Node is told when it starts a program of Latarnia: it saves most of the time until that runs. */
export const QUICK_START = ['--import', new URL('./preload.mjs', import.meta.url).href] as const;
