import { defineConfig } from '@playwright/test';
import { findInstalled } from './scripts/chromium.ts';
import { inTurn } from './tests/support/in-turn.ts';

// Playwright asks its workers for colours (FORCE_COLOR). Of both at once Node says that it minds one alone, in a line that
// stands in the log of whatever the tests start.
delete process.env.NO_COLOR;

/**
 * Machines that are lost, servers that die, everything that can be typed: of these `npm test` tries every third, others each day;
 * `npm run test:long` and whoever starts Playwright by hand try all.
 */
const TORTURES = [
  ...[
    'planted-secrets',
    'postgres-pair',
    'restart',
    'two-machines',
    'postgres',
    'extremes',
    'anything-typed',
  ],
  ...['nginx', 'editors', 'slow-clients', 'mirror', 'remote', 'two-releases', 'disk', 'hostile-words'],
];
const tried = process.env.IS_SAMPLE === undefined ? TORTURES : inTurn(TORTURES, 3);

export default defineConfig({
  testDir: 'tests/e2e',
  testIgnore: TORTURES.filter((name) => !tried.includes(name)).map((name) => `**/${name}.spec.ts`),
  globalSetup: './tests/e2e/template.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 300_000,
  // Nothing is timed here: a slow machine takes longer.
  expect: { timeout: 40_000 },
  forbidOnly: true,
  reporter: [
    ['dot'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/report.json' }],
  ],
  use: {
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    // A browser that comes for the first time fetches a dozen pages ahead, which costs more than most tests themselves. Those of the
    // worker, of what stays without a server and of open tabs let it, and so does `reader`, which sees every kind of page.
    serviceWorkers: 'block',
    // What never comes is no reason to wait for the end of the test.
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    launchOptions: {
      ...executable(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
});

function executable() {
  const executablePath = findInstalled();
  return executablePath === null ? {} : { executablePath };
}
