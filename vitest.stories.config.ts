import { defineConfig, mergeConfig } from 'vitest/config';
import storybook from './.storybook/vite.config.ts';
import { headlessChromium } from './scripts/headless-chromium.ts';

/** Every story, as Storybook shows it: `npm run test:stories`. */
export default mergeConfig(
  storybook,
  defineConfig({
    // Known from the start: a page that finds out while it runs is loaded anew, and its tests with it.
    optimizeDeps: { include: ['@storybook/web-components-vite', 'axe-core', 'storybook/preview-api', 'storybook/test'] },
    test: {
      name: 'stories',
      include: ['test/stories/**/*.test.ts'],
      testTimeout: 60_000,
      maxWorkers: 2,
      expect: { poll: { timeout: 10_000 } },
      browser: await headlessChromium(),
    },
  }),
);
