import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Count } from './count.ts';
import { ROOT, say } from './run.ts';

/** The npm that the Node releases of people who install this bring along. */
const NPM_OF_NODE = { 20: '10.8.2', 22: '10.9.4', 24: '11.6.2' } as const;

/**
 * Whether `npm ci` takes the lock file with the npm of Node 20, 22 and 24, one of which a newcomer has: they resolve the
 * dependencies' peers differently. Asked in an empty folder; nothing is installed.
 *
 * @returns one for each npm; skipped: the registry did not give that npm
 */
export async function tryNpmVersions(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-npm-'));
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(ROOT, name), join(folder, name));
  for (const [node, version] of Object.entries(NPM_OF_NODE)) {
    const npm = (...args: string[]) => askNpm(folder, version, args);
    if ((await npm('--version')).stdout.trim() !== version) {
      say(`npm ${version} cannot be brought: whether npm ci works with Node ${node} is not known.`);
      count.skipped += 1;
      continue;
    }
    const { isDone, stderr } = await npm('ci', '--dry-run', '--ignore-scripts');
    if (isDone) count.passed += 1;
    else {
      say(`npm ci fails with npm ${version}, which Node ${node} brings:\n${stderr}`);
      count.failed += 1;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return count;
}

/** Runs an npm of that version in a folder. */
async function askNpm(folder: string, version: string, args: readonly string[]) {
  const words = ['exec', '--yes', `--package=npm@${version}`, '--', 'npm', ...args];
  try {
    return { isDone: true, ...(await promisify(execFile)('npm', words, { cwd: folder })) };
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return { isDone: false, stdout: '', stderr };
  }
}
