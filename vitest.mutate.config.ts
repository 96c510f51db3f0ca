import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fewRuns = fileURLToPath(new URL('test/reliability/few-runs.ts', import.meta.url));

/** The tests that have to find the faults which `npm run mutate` puts into src/core and src/channels, one fault at a time. */
export default defineConfig({
  plugins: [
    {
      name: 'few-runs',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== fewRuns ? fewRuns : undefined),
    },
  ],
  test: {
    name: 'mutate',
    environment: 'node',
    setupFiles: ['test/reliability/loaded-engine.ts'],
    // As the unit tests run: nothing here changes what modules share.
    isolate: false,
    include: ['test/{core,channels,model}/**/*.test.ts'],
    // The first is about the README, the second counts milliseconds, which mean nothing where every step is watched.
    exclude: ['test/channels/readme.test.ts', 'test/core/lengths.test.ts'],
    // What counts which ways random lives have taken wants all of their runs.
    testNamePattern: /^(?!.*taken at random goes through everything)/,
    // A fault that never ends is over sooner than by the runner's own limit; the slowest of the tests takes a second.
    testTimeout: 20_000,
  },
});
