import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './folder.ts';

/** The grammar of RFC 4287. */
const ATOM = fileURLToPath(new URL('atom.rnc', import.meta.url));

/** Why jing is not asked; `null`: it is there. */
export const noJing =
  spawnSync('jing').error === undefined ? null : 'jing is not installed (apt-get install jing)';

/** Asks jing whether a feed is Atom by RFC 4287's own grammar. @returns its complaints, one each; none: it is */
export function atomFaults(feed: string): readonly string[] {
  const file = join(temporaryFolder(), 'feed.atom');
  writeFileSync(file, feed);
  const { status, stdout } = spawnSync('jing', ['-c', ATOM, file], { encoding: 'utf8' });
  if (status === 0) return [];
  return stdout.split('\n').filter(Boolean);
}
