/** Why a past cannot be read: what is wrong, where, and what to do, in a sentence or two. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
