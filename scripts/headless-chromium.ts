import { playwright } from '@vitest/browser-playwright';
import type { BrowserConfigOptions } from 'vitest/node';
import { chromiumArgs, findChromium } from './chromium.ts';

/** The browser that vitest runs tests in, without a window. */
export async function headlessChromium(): Promise<BrowserConfigOptions> {
  const { executablePath, env } = await findChromium();
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    viewport: { width: 1280, height: 800 },
    provider: playwright({ launchOptions: { executablePath, args: [...chromiumArgs], env: { ...process.env, ...env } } }),
    instances: [{ browser: 'chromium' }],
  };
}
