// Everything: types, lint, unit tests, then a build and the tests in a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { addUp, type Count } from './count.ts';
import { tryNpmVersions } from './npm-versions.ts';
import { run, say } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { readPlaywright, readVitest } from './test-reports.ts';

/**
 * What is also tried on the front's other engine; `npm run test:long` tries everything there. How each reads addresses and refuses
 * what it cannot read is compared by `tests/unit/front/engines/alike.test.ts`.
 */
const ON_BUN = ['lookup.spec.ts', 'freshness.spec.ts', 'search.spec.ts'];

/** Something that is no single test and went wrong. */
const failureOf = (what: string): Count => ({ passed: 0, failed: 1, skipped: 0, failures: [what] });

const reports = mkdtempSync(join(tmpdir(), 'latarnia-reports-'));
const counts: Count[] = [];

for (const name of await ensureSystemPackages()) {
  counts.push(failureOf(`${name} could be installed here and is not there.`));
}
const started = performance.now();
/** What took how long. Some of it ran side by side. */
const phases: string[] = [];

// Side by side: none of them keeps two cores busy. Browsers begin once the types, which take the most memory, are done.
const beside = [
  timed('unit tests', testUnits),
  timed('other npm', async () => counts.push(await tryNpmVersions())),
];
await timed('check', check);
await timed('tests in a browser', testInBrowser);
await Promise.all(beside);

rmSync(reports, { recursive: true, force: true });
phases.push(`everything ${secondsSince(started)} s`);
say(`\n${phases.join(' · ')}`);
const { passed, failed, skipped, failures } = addUp(counts);
// Once more where whoever reads only the end finds it.
for (const failure of failures) say(`\n✗ ${failure}`);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  phases.push(`${name} ${secondsSince(begun)} s`);
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 1000);
}

async function testUnits(): Promise<void> {
  const report = join(reports, 'unit.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, stdout } = await run('vitest', ['run', ...reporters], { capture: true });
  say(`\n── unit tests\n${stdout}`);
  count('vitest', code, () => readVitest(report));
}

async function check(): Promise<void> {
  const { code, stdout } = await run('node', ['scripts/check.ts', '--beside-unit-tests'], { capture: true });
  say(stdout);
  if (code !== 0) counts.push(failureOf(`scripts/check.ts ended with ${code}.`));
}

async function testInBrowser(): Promise<void> {
  const browser = await findChromium();
  const built = await run('astro', ['build'], { capture: true });
  if (browser === null || built.code !== 0) {
    if (built.code !== 0) say(built.stdout);
    counts.push(
      failureOf(browser === null ? 'There is no browser.' : `astro build ended with ${built.code}.`),
    );
    return;
  }
  say('── tests in a browser');
  const report = join(reports, 'e2e.json');
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report, IS_SAMPLE: '1' };
  const { code } = await run('playwright', ['test'], { env });
  count('playwright', code, () => readPlaywright(report));
  say('── a sample of them where Bun serves readers');
  const sample = join(reports, 'e2e-bun.json');
  const bun = { ...env, FRONT_ENGINE: 'bun', PLAYWRIGHT_JSON_OUTPUT_FILE: sample };
  const served = await run('playwright', ['test', ...ON_BUN], { env: bun });
  count('playwright on Bun', served.code, () => readPlaywright(sample));
}

/** Adds what a runner's report says. A runner that failed without a failed test (it broke off, or ran none) is one. */
function count(runner: string, code: number, read: () => Count): void {
  let found: Count;
  try {
    found = read();
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    found = failureOf(`${runner}: its report cannot be read: ${why}`);
  }
  const isBroken = code !== 0 && found.failed === 0;
  counts.push(found, ...(isBroken ? [failureOf(`${runner} ended with ${code}, and no test failed.`)] : []));
}
