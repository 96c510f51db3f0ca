import { defineConfig } from 'vitest/config';

const common = {
  environment: 'node',
  isolate: false,
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
} as const;

/** What the merchant's server and the sandbox promise, on a PostgreSQL server: `npm run test:postgres`. */
export default defineConfig({
  test: {
    globalSetup: ['test/postgres/postgres-setup.ts'],
    projects: [
      {
        extends: true,
        test: { ...common, name: 'postgres', include: ['test/{demo,conformance}/**/*.test.ts'], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        // A crowd needs the machine for itself.
        test: { ...common, name: 'crowd', include: ['test/postgres/**/*.test.ts'], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
