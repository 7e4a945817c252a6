import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Runs git in a folder, as somebody whose settings are none of this machine's, and says what it printed. */
export function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=Jan', '-c', 'user.email=jan@example.com', ...words], {
    cwd: folder,
    stdio: 'pipe',
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/**
 * Makes a folder a clone of a repository that others push to.
 *
 * @param beside an empty folder
 * @returns the working tree of one of those others
 */
export function shareFolder(folder: string, beside: string): string {
  const [origin, work] = [join(beside, 'origin.git'), join(beside, 'work')];
  mkdirSync(origin);
  git(origin, 'init', '-q', '--bare', '-b', 'main');
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'Texts');
  git(folder, 'remote', 'add', 'origin', origin);
  git(folder, 'push', '-qu', 'origin', 'main');
  git(beside, 'clone', '-q', origin, work);
  return work;
}
