import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './run.ts';

/** The release before this one, by its commit. */
const FORMER = 'bdef019';

/**
 * Puts the release before this one beside it and builds it, with the packages that are installed here.
 *
 * @param folder where it goes; one that is there is used again
 * @returns `null` where the history does not reach so far back
 */
export function buildFormerRelease(root: string, folder: string): string | null {
  const inRoot = { cwd: root, stdio: 'ignore' } as const;
  try {
    execFileSync('git', ['cat-file', '-e', `${FORMER}^{commit}`], inRoot);
  } catch {
    say(`The release before (${FORMER}) is not in this history: it is not run beside this one.`);
    return null;
  }
  if (!existsSync(folder)) {
    execFileSync('git', ['worktree', 'prune'], inRoot);
    execFileSync('git', ['worktree', 'add', '--detach', folder, FORMER], inRoot);
    execFileSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  }
  execFileSync(process.execPath, [join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return folder;
}
