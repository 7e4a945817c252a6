import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';
import { QUICK_START } from './src/processes/quick-start.ts';

/** Tests that watch what other modules are called with: nobody may have loaded those before. */
const ALONE = ['tests/unit/auth/same-work.test.ts'];
/** Tests of what is stored: on each kind of database those of the store all, and a sample of those that meet it from above. */
const STORED = [
  'tests/unit/store/{audit,clock-guard,copy-rows,intents,lease,log,nodes,redaction,releases,stored-addressees,subscriber-register,subscribers,table-order,tokens,upgrade,watch-database}.test.ts',
  'tests/unit/store/telling/*.test.ts',
  'tests/unit/notify/{worker,pauses,killed}.test.ts',
  'tests/unit/auth/{kept-forms,own-account,people}.test.ts',
  'tests/unit/api/idempotency.test.ts',
  'tests/unit/backstage/{node,scheduler}.test.ts',
];
/** Tests that render single components: Astro compiles those. */
const RENDERED = ['tests/unit/ui/{forms/parts,history/update-entry,subscribe/what}.test.ts'];

export default defineConfig({
  test: {
    // Nothing is timed here: a slow machine takes longer.
    testTimeout: process.env.LAWS === undefined ? 180_000 : 3_600_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 90_000, interval: 5 } },
    reporters: ['default'],
    // What differs is said whole where a failure is told again in a line: CI keeps little else of it.
    chaiConfig: { truncateThreshold: 1000 },
    // Both cores: most of the time goes into waiting for disks and processes.
    maxWorkers: 2,
    execArgv: [...QUICK_START],
    projects: [
      {
        extends: true,
        // One process for many files: what they import is loaded once.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [...ALONE, ...RENDERED],
          isolate: false,
        },
      },
      // The same on PostgreSQL, as far as it meets the database.
      {
        extends: true,
        test: {
          name: 'postgres',
          include: STORED,
          isolate: false,
          globalSetup: ['tests/support/postgres-setup.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      getViteConfig({ test: { name: 'rendered', include: RENDERED } }, { configFile: false }),
    ],
  },
});
