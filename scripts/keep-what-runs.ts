// Run in a tree that is built, while its container is made: takes away every package that only the build needed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './run.ts';
import { findRunningPackages } from './running-packages.ts';

const { running, others } = findRunningPackages(ROOT);
for (const name of others) rmSync(join(ROOT, 'node_modules', name), { recursive: true, force: true });
// Links to the programs of packages, and npm's own notes of what it installed.
for (const name of ['.bin', '.brought', '.package-lock.json'])
  rmSync(join(ROOT, 'node_modules', name), { recursive: true, force: true });
say(`${running.length} packages run Latarnia; ${others.length} only built it, and are gone.`);
