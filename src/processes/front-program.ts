import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Config, ConfigError } from '../config/settings.ts';
import type { Program } from './child-process.ts';

/** The oldest that it is tested with; `peerDependencies` say the same. */
const BUN = '1.4.5';
const NEXT = '2';
/** How long it may take to say which version it is (ms). */
const PATIENCE = 10_000;

/**
 * What a front runs in, by `FRONT_ENGINE`; `null`: what whoever starts it runs in.
 *
 * @param from the module for which packages are looked for
 * @throws ConfigError when it is Bun, and there is none that could be used
 */
export function frontProgram(engine: Config['frontEngine'], from = import.meta.url): Program | null {
  if (engine === 'node') return null;
  const path = bunPath(from);
  const said = path === null ? null : spawnSync(path, ['--version'], { encoding: 'utf8', timeout: PATIENCE });
  if (path === null || said?.status !== 0) {
    throw new ConfigError(
      'Cannot start: FRONT_ENGINE is bun, and Bun is not installed here. Install it (npm install --prefix .. bun), or leave FRONT_ENGINE out.',
    );
  }
  const version = said.stdout.trim();
  const isBefore = (other: string) => version.localeCompare(other, 'en', { numeric: true }) < 0;
  if (isBefore(BUN) || !isBefore(NEXT)) {
    throw new ConfigError(
      `Cannot start: FRONT_ENGINE needs Bun ${BUN} or newer, before ${NEXT}, and this is ${version}. Install it (npm install --prefix .. bun), or leave FRONT_ENGINE out.`,
    );
  }
  // Its memory is bounded rather than its pauses rare: what is served lies outside of what it collects.
  return { execPath: path, execArgv: ['--smol'], argv0: 'latarnia front' };
}

/** Where npm has put it; the name is the same on every system. */
function bunPath(from: string): string | null {
  try {
    const manifest = createRequire(from).resolve('bun/package.json');
    return join(dirname(manifest), 'bin', 'bun.exe');
  } catch {
    return null;
  }
}
