/** So much of it (ms) is never needed for a text of a megabyte, on the slowest machine, unless time grows by the square of its length: then it is minutes. */
export const SQUARE = 5000;

/** What this process computed meanwhile, in ms: what else the machine does is not measured, as on a clock on the wall. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
