import { defineConfig } from 'vitest/config';

// Makes an image out of packages that are fetched: minutes, and so for `npm run test:long` alone.
export default defineConfig({
  test: {
    include: ['tests/container/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 2_400_000,
    reporters: ['verbose'],
  },
});
