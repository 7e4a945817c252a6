/** So long what has come already is dealt with before it is said that nothing came (ms). */
const LAST_LOOK = 50;

/**
 * Waits for something that comes from outside. A process that stood still meanwhile, because its machine did or was busy with others,
 * is late with everything: it looks at what has come before it acts as if nothing had. No process is kept for a limit alone.
 *
 * @param limit how long is waited (ms)
 * @param act called then
 * @returns calls it off
 */
export function startLimit(limit: number, act: () => void): () => void {
  let timer = setTimeout(
    () => {
      timer = setTimeout(act, LAST_LOOK).unref();
    },
    Math.max(0, limit - LAST_LOOK),
  ).unref();
  return () => clearTimeout(timer);
}
