import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canMount, mountDisk, unmountDisk } from './disk.ts';
import { temporaryFolder } from './folder.ts';

/** A small disk of its own for one test. */
export function smallDisk(size: string): string {
  const folder = join(temporaryFolder(), 'disk');
  mountDisk(folder, size);
  onTestFinished(() => unmountDisk(folder));
  return folder;
}

const isRoot = process.getuid?.() === 0;

/** Whether a folder can be made read-only for whoever runs the tests: root writes over any mode. */
export function mayBeReadOnly(): boolean {
  return !isRoot || canMount();
}

/** Nothing can be written in a folder until the end of the test. */
export function makeReadOnly(folder: string): void {
  if (!isRoot) {
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    return;
  }
  execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
  onTestFinished(() => unmountDisk(folder));
  execFileSync('mount', ['-o', 'remount,bind,ro', folder], { stdio: 'ignore' });
}
