import { defineConfig, mergeConfig } from 'vitest/config';
import storybook from './.storybook/vite.config.ts';
import { headlessChromium } from './scripts/headless-chromium.ts';

/** What every story looks like, with the browser and the fonts that npm brings: `npm run test:pictures`. */
export default mergeConfig(
  storybook,
  defineConfig({
    optimizeDeps: { include: ['@storybook/web-components-vite', 'axe-core', 'storybook/preview-api', 'storybook/test'] },
    test: {
      name: 'pictures',
      include: ['test/pictures/**/*.test.ts'],
      testTimeout: 60_000,
      attachmentsDir: 'dist/pictures',
      browser: {
        ...(await headlessChromium()),
        expect: {
          toMatchScreenshot: {
            comparatorName: 'pixelmatch',
            timeout: 3_000,
            // A font's edge may fall a shade differently; a word that moves may not.
            comparatorOptions: { threshold: 0.2, allowedMismatchedPixelRatio: 0.0005 },
            resolveScreenshotPath: ({ root, arg, ext }) => `${root}/test/pictures/baselines/${arg}${ext}`,
            resolveDiffPath: ({ root, arg, ext }) => `${root}/dist/pictures/${arg}${ext}`,
          },
        },
      },
    },
  }),
);
