import { defineConfig } from 'vitest/config';
import { QUICK_START } from './src/config.ts';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    // Nothing is timed here: a slow machine takes longer.
    testTimeout: 60_000,
    reporters: ['default'],
    // Both cores: most of the time goes into waiting for disks and processes.
    maxWorkers: 2,
    execArgv: [...QUICK_START],
  },
});
