/** What the system's codes mean to whoever named a file or a folder. */
const WORDS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} does not exist.`,
  ENOTDIR: (path) => `${path} is not a folder, or lies behind something that is none.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  EACCES: (path) => `This user may not use ${path}.`,
  EPERM: (path) => `This user may not use ${path}.`,
  EROFS: (path) => `${path} cannot be written: its disk is read-only.`,
  ENOSPC: (path) => `${path} cannot be written: its disk is full.`,
};

/**
 * What is wrong with a file, in a sentence for people.
 *
 * @param path where it was looked for, as far as the error does not say
 * @returns `null`: it is nothing of that kind
 */
export function fileTrouble(error: unknown, path?: string): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const named = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const at = path ?? named;
  return at === undefined ? null : (WORDS[String(error.code)]?.(at) ?? null);
}
