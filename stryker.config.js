/**
 * Faults put into the rules on purpose, one at a time: `npm run mutate` says how many of them the tests find, and fails where it is less than the
 * threshold. Some five thousand faults, the third of a second and more for each. While somebody works on one file, that file is enough:
 * `npm run mutate -- --mutate src/core/poller.ts`. What a run has found is kept in dist/mutation, so that the next asks only about what is new;
 * `--force` asks about everything. Words count as everything else: messages are keys, and states are words.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Which tests a fault concerns is known from what they run; to look for those that import its file, once more for each fault, takes longer than to run them.
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  mutate: [
    'src/core/**/*.ts',
    'src/channels/**/*.ts',
    // What people read and no rule asks: sources, names and words of products, applications and returns.
    '!src/channels/**/{product-source,permission,profile}*.ts',
    '!src/channels/returns.ts',
  ],
  coverageAnalysis: 'perTest',
  // What a file says as it is loaded (the channels' tables, word by word) runs once for all tests, so that each fault there costs all of them.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'dist/mutation/incremental.json',
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'dist/mutation/mutation.json' },
  htmlReporter: { fileName: 'dist/mutation/index.html' },
  thresholds: { high: 90, low: 85, break: 80 },
  tempDirName: 'dist/mutation/sandbox',
  // What the tests need is src and test.
  ignorePatterns: ['/dist', '/docs', '/demo', '/stories', '/.data', '/.storybook', '*.tgz'],
  // A fault may make a loop endless; the limit is this many times what the tests took without one, and a little more.
  timeoutFactor: 3,
  timeoutMS: 5000,
};
