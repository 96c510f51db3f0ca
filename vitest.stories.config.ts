import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import storybook from './.storybook/vite.config.ts';
import { chromiumArgs, findChromium } from './scripts/chromium.ts';

const { executablePath, env } = await findChromium();

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
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 1280, height: 800 },
        provider: playwright({ launchOptions: { executablePath, args: [...chromiumArgs], env: { ...process.env, ...env } } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  }),
);
