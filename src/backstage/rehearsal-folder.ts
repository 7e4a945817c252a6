import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/settings.ts';

/** Where a build that is to take over puts what it made; gone with the next start. */
export function rehearsalFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'rehearsal');
}

/** Nothing of what was said is kept where nobody looks after it. */
export function forgetRehearsal(config: Pick<Config, 'dataDir'>): void {
  rmSync(rehearsalFolder(config), { recursive: true, force: true });
}
