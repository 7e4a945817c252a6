import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

/** Whether this machine lets us mount: as root, outside of a strict container. */
export function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folder = `/tmp/latarnia-mount-try-${process.pid}`;
  try {
    mountDisk(folder, '64k');
    unmountDisk(folder);
    return true;
  } catch {
    return false;
  }
}

/** Makes the folder a small disk of its own. */
export function mountDisk(folder: string, size: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
}

/** Makes a disk read-only, or writable again. Nothing on it may be open for writing. */
export function remountDisk(folder: string, mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, folder], { stdio: 'pipe' });
}

export function unmountDisk(folder: string): void {
  execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
}

/** Leaves no byte free on the disk of this file. */
export function fillDisk(file: string): void {
  for (let size = 2 ** 20; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Smaller pieces still fit.
    }
  }
}
