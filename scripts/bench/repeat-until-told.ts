/** How long is waited between two times (ms). */
const PAUSE = 10;

/** For a process of its own: does something again and again, until whoever started it says anything, and tells them what each took (ms). */
export async function repeatUntilTold(once: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  process.once('message', () => {
    isOver = true;
  });
  process.send?.('ready');
  const took: number[] = [];
  while (!isOver) {
    const started = performance.now();
    await once();
    took.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  process.send?.(took, () => process.exit(0));
}
