import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A package and what it takes on the disk, those within it included. */
export interface MeasuredPackage {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Every package of a folder `node_modules`, the heaviest first. What has two names on the disk is counted once, as `du` does. Folders
 * that begin with a dot are no packages: what runs beside keeps there what it needs for a moment.
 */
export function measurePackages(folder: string): MeasuredPackage[] {
  const seen = new Set<number>();
  const entries = readdirSync(folder)
    .filter((entry) => !entry.startsWith('.'))
    .flatMap((entry) =>
      entry.startsWith('@') ? readdirSync(join(folder, entry)).map((name) => join(entry, name)) : [entry],
    );
  return entries
    .map((name) => ({ name, bytes: takenBy(join(folder, name), seen) }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** What a file or a folder takes, in whole blocks. */
function takenBy(path: string, seen: Set<number>): number {
  const stats = lstatSync(path);
  if (seen.has(stats.ino)) return 0;
  seen.add(stats.ino);
  const within = stats.isDirectory() ? readdirSync(path).map((name) => takenBy(join(path, name), seen)) : [];
  return within.reduce((sum, bytes) => sum + bytes, stats.blocks * 512);
}
