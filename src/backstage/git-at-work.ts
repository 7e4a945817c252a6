import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A lock that is older was left behind by a git that was ended (ms). */
const LEFT = 60_000;

/**
 * Whether git is just writing files of the working tree that a folder lies in: from its first to its last it holds the lock of
 * the index. Never fails: where there is no git, or it cannot be looked at, nobody waits for it.
 */
export async function isGitAtWork(folder: string): Promise<boolean> {
  const git = await findGit(resolve(folder));
  if (git === null) return false;
  const lock = await lstat(join(git, 'index.lock')).catch(() => null);
  return lock !== null && Date.now() - lock.mtimeMs < LEFT;
}

/** Where git keeps what it knows of the working tree; `null`: there is none. */
async function findGit(folder: string): Promise<string | null> {
  const path = join(folder, '.git');
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory()) return path;
  if (found?.isFile()) {
    // Of a working tree beside the first one, or of a submodule.
    const said = await readFile(path, 'utf8').catch(() => '');
    const where = /^gitdir: (.+)$/m.exec(said)?.[1];
    return where === undefined ? null : resolve(folder, where);
  }
  const above = dirname(folder);
  return above === folder ? null : findGit(above);
}
