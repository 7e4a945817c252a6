// The tortures, at full length. `npm test` runs a sample of each.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/config/folders.ts';
import { findChromium } from './chromium.ts';
import { buildFormerRelease } from './former-release.ts';
import { run, say } from './run.ts';
import { ensureSystemPackages, FOR_CONTAINERS, FOR_MACHINES } from './system-packages.ts';

const env = {
  HOSTILE: '50000',
  /** Strangers' tools go on until who is slow is cut off, and open 20,000 connections. */
  ATTACKS: '1',
  BURST: '1000',
  CRASHES: '10',
  EDITORS: '100',
  SLOW_CLIENTS: '1000',
  EXTREMES: '60',
  /** Laws are tried ten times as often. */
  LAWS: '1',
  MIRROR_READS: '100000',
  /** A Prometheus of its own reads a site. */
  PROMETHEUS: '1',
  RESTARTS: '10',
  LOSSES: '20',
  /** Workers that tell subscribers are killed so often. */
  KILLS: '1000',
  /** Lines between two machines are cut, slow, and drop what they carry. */
  LINKS: '1',
};
const missing = await ensureSystemPackages([...FOR_CONTAINERS, ...FOR_MACHINES]);
if (missing.length > 0) say(`Could be installed here and is not there: ${missing.join(', ')}.`);
const browser = await findChromium();
const built = await run('astro', ['build'], { capture: true });
const former = buildFormerRelease(ROOT, join(tmpdir(), 'latarnia-former-release'));
const results = [
  missing.length,
  built.code,
  (
    await run(
      'vitest',
      [
        'run',
        'tests/unit/front',
        'tests/unit/mirror',
        'tests/unit/fuzz',
        'tests/unit/domain',
        'tests/unit/markdown',
        'tests/unit/actions',
        'tests/unit/backstage/log-connection.test.ts',
        'tests/unit/backstage/site-publisher.test.ts',
        'tests/unit/notify/killed.test.ts',
        'tests/unit/publish',
        'tests/unit/store',
      ],
      { env },
    )
  ).code,
  // The same front where Bun carries its answers out.
  (await run('vitest', ['run', 'tests/unit/front'], { env: { ...env, FRONT_ENGINE: 'bun' } })).code,
  (
    await run(
      'playwright',
      [
        'test',
        'pages.spec.ts',
        'published.spec.ts',
        'backup.spec.ts',
        'remote.spec.ts',
        'nginx.spec.ts',
        'metrics.spec.ts',
        'disk.spec.ts',
        'export.spec.ts',
        'editors.spec.ts',
        'slow-clients.spec.ts',
        'mirror.spec.ts',
        'restart.spec.ts',
        'stopping.spec.ts',
        'extremes.spec.ts',
        'two-releases.spec.ts',
        'two-machines.spec.ts',
        'links.spec.ts',
      ],
      {
        env: { ...env, CHROMIUM_PATH: browser ?? '', FORMER_RELEASE: former ?? '' },
      },
    )
  ).code,
  // The same for readers, whichever server the front has.
  (
    await run('playwright', ['test'], {
      env: { ...env, FRONT_ENGINE: 'bun', CHROMIUM_PATH: browser ?? '', FORMER_RELEASE: former ?? '' },
    })
  ).code,
  (await run('node', ['scripts/install-size.ts'])).code,
  await tryContainer(),
];
say(results.every((code) => code === 0) ? '\nAll passed.' : '\nFailed.');
process.exitCode = results.every((code) => code === 0) ? 0 : 1;

/** Makes the image and runs it, as an engine would. Only root may lay out what is in it. */
async function tryContainer(): Promise<number> {
  if (process.getuid?.() === 0)
    return (await run('vitest', ['run', '--config', 'tests/container/vitest.config.ts'])).code;
  say('The container is left out: its tests run as root.');
  return 0;
}
