import { defineConfig } from 'vitest/config';

/** What needs a whole Chromium with its back-forward cache; without one it fails, and skips nothing. */
export default defineConfig({
  test: {
    name: 'bfcache',
    environment: 'node',
    include: ['test/reliability/bfcache/**/*.test.ts'],
    globalSetup: ['test/browser/demo-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
