import { defineConfig } from 'vitest/config';

/** What the merchant's server and the sandbox promise, on a PostgreSQL server: `npm run test:postgres`. */
export default defineConfig({
  test: {
    name: 'postgres',
    environment: 'node',
    isolate: false,
    maxWorkers: 2,
    include: ['test/{demo,conformance,postgres}/**/*.test.ts'],
    globalSetup: ['test/postgres/postgres-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
