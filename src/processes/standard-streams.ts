/**
 * For a process that serves: where it writes its log may go away (`latarnia serve | head`, a disk that is full), and the
 * site stays.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
