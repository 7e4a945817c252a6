import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { mountDisk, unmountDisk } from './disk.ts';
import { temporaryFolder } from './folder.ts';

/** A small disk of its own for one test. */
export function smallDisk(size: string): string {
  const folder = join(temporaryFolder(), 'disk');
  mountDisk(folder, size);
  onTestFinished(() => unmountDisk(folder));
  return folder;
}
