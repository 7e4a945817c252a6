import { fork } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BUILD_ENTRY, ROOT } from '../config/folders.ts';

/** What the build is made from. Content and migrations are read as they are. */
const SOURCES = [
  'src',
  'public',
  'astro.config.mjs',
  'scripts/browser-floor.ts',
  'scripts/older-ranges.ts',
  'scripts/service-worker.ts',
  'package-lock.json',
  'package.json',
];

/** Whether there is no build, or one older than its sources. */
export function needsBuild(): boolean {
  const built = modifiedAt(BUILD_ENTRY);
  return built === 0 || SOURCES.some((source) => newestIn(join(ROOT, source)) > built);
}

/** Runs `astro build`, its output on standard error. Ends with whoever started it. @throws when it fails, or is aborted */
export async function build(signal: AbortSignal): Promise<void> {
  const astro = createRequire(import.meta.url)
    .resolve('astro/package.json')
    .replace(/package\.json$/, 'bin/astro.mjs');
  const child = fork(astro, ['build'], {
    cwd: ROOT,
    execArgv: ['--import', new URL('./end-with-parent.ts', import.meta.url).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const abort = () => child.kill('SIGKILL');
  signal.addEventListener('abort', abort);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  signal.removeEventListener('abort', abort);
  signal.throwIfAborted();
  if (code !== 0) throw new Error('The build failed; what it said stands above.');
}

function newestIn(path: string): number {
  const own = modifiedAt(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
