/** Why a past cannot be read: what is wrong, where, and what to do, in a sentence or two. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** What to do about one incident that cannot be read. @param id by which the other site knows it */
export function orSkip(id: string): string {
  return `Correct it in the file, or leave that out: --skip ${id}.`;
}
