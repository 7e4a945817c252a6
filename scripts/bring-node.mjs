// After `npm ci`: where the machine's Node is too old, one that is new enough is brought into node_modules/.bin, which is what
// npm's scripts and bin/latarnia take. Where it is new enough nothing is brought: it has 143 MB.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bring } from './bring.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** With an older one npm leaves out, without a word, what the pages are built with. */
const LEAST = '20.19';
const required = engines.node.replace('>=', '');

if (!isAtLeast(process.versions.node, required)) {
  const flaw = isAtLeast(process.versions.node, LEAST)
    ? bringNode()
    : `With one older than ${LEAST} npm leaves out what it is built with: npm install --global npm@10 node@26, then run npm ci again.`;
  if (flaw !== null) {
    process.stderr.write(
      `Latarnia needs Node ${required} or newer and this is ${process.versions.node}. ${flaw}\n`,
    );
    process.exitCode = 1;
  }
}

/**
 * @param {string} version
 * @param {string} wanted as far as it matters: `26.4`
 */
function isAtLeast(version, wanted) {
  const [is, least] = [version, wanted].map((text) => text.split('.').map(Number));
  const differs = least.findIndex((number, index) => number !== is[index]);
  return differs === -1 || is[differs] > least[differs];
}

/** @returns {string | null} why there is none that runs */
function bringNode() {
  const packages = bring('node');
  if (packages === null) return 'npm could not bring one: run npm ci again, or install it.';
  const name = readdirSync(packages).find((entry) => entry.startsWith('node-'));
  if (name === undefined)
    return `npm has none for ${process.platform} on ${process.arch}: install it, then run npm ci again.`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(packages, name, 'bin', file);
  // Of use to those who compile addons.
  rmSync(join(packages, name, 'include'), { recursive: true, force: true });
  const { status, stderr } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return `The one that npm brings does not start here: ${explain(stderr ?? '')}`;
  link(binary, join(ROOT, 'node_modules', '.bin', file));
  return null;
}

/** @param {string} words */
function explain(words) {
  const library = /loading shared libraries: (lib\w+)\.so\.(\d+)/.exec(words);
  if (library === null) return words.trim() || 'it says nothing. Install Node, then run npm ci again.';
  const [, name, version] = library;
  return `${name}.so.${version} is missing (on Debian: apt-get install ${name}${version}). Then run npm ci again.`;
}

/**
 * @param {string} binary
 * @param {string} link
 */
function link(binary, link) {
  if (existsSync(link)) rmSync(link);
  if (process.platform === 'win32') copyFileSync(binary, link);
  else symlinkSync(relative(join(link, '..'), binary), link);
}
