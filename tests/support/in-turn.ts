/** Of which day the samples are: another each day, so that all have their turn; `SAMPLE` names one again. */
const TURN = Number(process.env.SAMPLE ?? Math.floor(Date.now() / 86_400_000));

/**
 * One of so many parts of what is tried alike, another part each day; `npm run test:long` tries all.
 *
 * @example inTurn(['/en/', '/en/faq/', '/en/history/'], 2) // every second, from the first or from the second
 */
export function inTurn<T>(
  all: readonly T[],
  parts: number,
  isWhole = process.env.LAWS !== undefined,
): readonly T[] {
  return isWhole ? all : all.filter((_, index) => index % parts === TURN % parts);
}
