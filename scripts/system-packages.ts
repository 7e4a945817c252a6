import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './run.ts';

/** What the tests run for real, beside what npm brings: the program, and Debian's package of it. */
const PROGRAMS: readonly (readonly [program: string, debian: string])[] = [
  ['chromium', 'chromium'],
  ['nginx', 'nginx-light'],
  ['zbarimg', 'zbar-tools'],
  ['systemd-analyze', 'systemd'],
];

/**
 * Sees to the programs of the system that the tests need: installs them where that is possible, else says in one line
 * what to install. Tests of what is still missing are left out and say so; only Chromium cannot be done without.
 */
export async function ensureSystemPackages(): Promise<void> {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${missing.join(', ')} from the system’s packages …`);
    await run('apt-get', ['update', '-qq'], { capture: true });
    // One by one: one that this system does not have is no reason to go without the others.
    for (const name of missing) {
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        capture: true,
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
  }
  const left = missingPackages();
  if (left.length > 0) say(`Some tests are left out. To run them: sudo apt-get install ${left.join(' ')}`);
}

function missingPackages(): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return PROGRAMS.filter(([program]) => !folders.some((folder) => existsSync(join(folder, program)))).map(
    ([, debian]) => debian,
  );
}
