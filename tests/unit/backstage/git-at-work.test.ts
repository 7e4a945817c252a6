import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isGitAtWork } from '../../../src/backstage/git-at-work.ts';
import { temporaryFolder } from '../../support/folder.ts';

test('git is at work while it holds the lock of the index, above the folder or beside it, and not for ever', async () => {
  const root = temporaryFolder();
  const folder = join(root, 'site/content');
  mkdirSync(folder, { recursive: true });
  expect(await isGitAtWork(folder)).toBe(false);
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=Jan', '-c', 'user.email=jan@example.com', ...words], {
      cwd: root,
      stdio: 'pipe',
    });
  git('init', '-q');
  expect(await isGitAtWork(folder)).toBe(false);
  const lock = join(root, '.git/index.lock');
  writeFileSync(lock, '');
  expect(await isGitAtWork(folder)).toBe(true);
  // One that nobody took away.
  utimesSync(lock, 1, 1);
  expect(await isGitAtWork(folder)).toBe(false);
  rmSync(lock);

  git('commit', '-q', '--allow-empty', '-m', 'Begin');
  const beside = join(temporaryFolder(), 'beside');
  git('worktree', 'add', '-q', beside);
  expect(await isGitAtWork(beside)).toBe(false);
  writeFileSync(join(root, '.git/worktrees/beside/index.lock'), '');
  expect(await isGitAtWork(beside)).toBe(true);
});
