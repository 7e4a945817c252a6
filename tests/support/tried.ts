/** How often a law is tried: a sample of what `npm run test:long` (`LAWS`) does, which goes on ten times as long. */
export function tried(times: number): number {
  return process.env.LAWS === undefined ? times : times * 10;
}
