import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/settings.ts';

/** Where a node keeps the highest epoch that it ever saw of a host, also for when none but an old one answers. */
export function epochFile({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'epoch');
}

/** `0`: it never saw one. */
export function knownEpoch(config: Pick<Config, 'dataDir'>): number {
  try {
    return Number(readFileSync(epochFile(config), 'utf8').trim()) || 0;
  } catch {
    return 0;
  }
}
