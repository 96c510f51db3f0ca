import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';

/** With a server for each of the two: one that both inherited would be started for the root besides. */
const common = {
  globalSetup: ['test/postgres/postgres-setup.ts'],
  environment: 'node',
  isolate: false,
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
} satisfies InlineConfig;

/** What the merchant's server and the sandbox promise, on a PostgreSQL server: `npm run test:postgres`. */
export default defineConfig({
  test: {
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
