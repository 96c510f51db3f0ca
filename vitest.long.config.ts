import { defineConfig } from 'vitest/config';

/**
 * Runs that wait for channels’ own schedules or go through thousands of cases. `npm run test:slow` runs all but the three longest, in four
 * minutes; `npm run reliability:long` all of them, in half an hour. The demo runs beside them, as for the journeys.
 */
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
