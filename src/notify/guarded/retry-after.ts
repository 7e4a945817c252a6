/** No sooner, whatever it says, and no later: who says next year does not know (ms). */
const BOUNDS = { least: 1000, most: 12 * 60 * 60 * 1000 } as const;

/**
 * How long somebody asks to be left alone (ms): so many seconds, also broken ones as Discord sends them, or a date (RFC 9110, 10.2.3).
 *
 * @param now wall clock (ms)
 * @returns `null`: it does not say, or nonsense
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const wait = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : readDate(text) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(Math.ceil(wait), BOUNDS.least), BOUNDS.most);
}

/** Only dates as HTTP writes them: the parser would take `-1` and much else for one. */
function readDate(text: string): number {
  return / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}
