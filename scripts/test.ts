// Everything: types, lint, unit tests, then a build and the tests in a real browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findChromium } from './chromium.ts';
import { run, say } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

interface Count {
  passed: number;
  failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'latarnia-reports-'));
const total: Count = { passed: 0, failed: 0 };
let ok = true;

await ensureSystemPackages();
// Side by side: neither keeps two cores busy.
const checking = run('node', ['scripts/check.ts', '--beside-unit-tests'], { capture: true });
say('── unit tests');
const unitReport = join(reports, 'unit.json');
const unit = await run('vitest', [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
const check = await checking;
say(check.stdout);
ok = check.code === 0 && unit.code === 0;
add(readVitest(unitReport));

say('\n── tests in a browser');
const browser = await findChromium();
const built = await run('astro', ['build'], { capture: true });
if (browser === null || built.code !== 0) {
  if (built.code !== 0) say(built.stdout);
  ok = false;
  total.failed += 1;
} else {
  const e2eReport = join(reports, 'e2e.json');
  const e2e = await run('playwright', ['test'], {
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
  });
  ok = e2e.code === 0 && ok;
  add(readPlaywright(e2eReport));
}

rmSync(reports, { recursive: true, force: true });
if (!ok && total.failed === 0) total.failed = 1;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = ok ? 0 : 1;

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
}

function readVitest(file: string): Count {
  const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
  const { numPassedTests, numFailedTests } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { passed: numPassedTests, failed: numFailedTests };
}

function readPlaywright(file: string): Count {
  const report = z.object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  });
  const { stats } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
