import { defineConfig } from 'vitest/config';
import { headlessChromium } from './scripts/headless-chromium.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Nothing here changes what modules share; loading database and SDKs anew for each file would take a third of the time.
          isolate: false,
          // Left alone, vitest keeps one core of two for itself.
          maxWorkers: 2,
          include: [
            'test/{model,channels,core,gateways,launchers,locales,entries,mini-program,attacks,demo,conformance,scripts}/**/*.test.ts',
          ],
          exclude: ['test/**/*.browser.test.ts', 'test/entries/{exports,published-bundle}.test.ts'],
          // Properties of ten thousand runs take seconds, and more of them on a busy machine; nothing here is about speed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        // What tsconfig.json says of decorators and class fields, for the tests' own elements too, which stand outside its `include`.
        oxc: {
          decorator: { legacy: true },
          assumptions: { setPublicClassFields: true },
          typescript: { removeClassFieldsWithoutInitializer: true },
        },
        // Known from the start: a page that finds out while it runs is loaded anew, and its tests with it.
        optimizeDeps: {
          include: [
            '@preact/signals-core',
            'axe-core',
            'fast-check',
            'i18next',
            'jsqr',
            'lit',
            'lit/decorators.js',
            'qrcode/lib/core/qrcode.js',
            'simple-icons',
            'valibot',
          ],
        },
        test: {
          name: 'elements',
          include: ['test/elements/**/*.test.ts', 'test/launchers/**/*.browser.test.ts'],
          maxWorkers: 2,
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 1 },
          browser: await headlessChromium(),
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/demo-setup.ts'],
          // As above: each file starts a browser of its own and shares nothing else.
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
          // An engine lets go of what it has no use for when it finds the time.
          expect: { poll: { timeout: 10_000 } },
          // Journeys wait for channels more than they work: two files, each with a browser of its own, do not slow each other down.
          maxWorkers: 2,
          // So do those of one file.
          maxConcurrency: 6,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
