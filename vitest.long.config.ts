import { defineConfig } from 'vitest/config';

/** Runs that are too long for every change; `npm run reliability:long` says how long. The demo runs beside them, as for the journeys. */
export default defineConfig({
  test: {
    name: 'long',
    environment: 'node',
    include: ['test/reliability/long/**/*.test.ts'],
    globalSetup: ['test/browser/demo-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    maxConcurrency: 6,
  },
});
