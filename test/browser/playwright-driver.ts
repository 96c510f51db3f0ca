import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium';
import type { BrowserDriver, PageDriver, PageOptions } from './driver';

/** Starts the Chromium that `findChromium` finds, driven by Playwright. */
export async function launchBrowser(): Promise<BrowserDriver> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs], env: { ...process.env, ...env } });
  return {
    async newPage(options = {}) {
      const context = await browser.newContext(contextOptions(options));
      if (options.initScript) await context.addInitScript({ content: options.initScript });
      return drive(context, await context.newPage(), options);
    },
    close: () => browser.close(),
  };
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  const { userAgent, locale = 'zh-CN', deviceScaleFactor, colorScheme, viewport, mobile, touch, reducedMotion } = options;
  return {
    locale,
    viewport: viewport ?? { width: 1280, height: 800 },
    timezoneId: 'Asia/Shanghai',
    ...(userAgent === undefined ? {} : { userAgent }),
    ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    ...(colorScheme === undefined ? {} : { colorScheme }),
    ...(mobile === undefined ? {} : { isMobile: mobile }),
    ...(touch === undefined ? {} : { hasTouch: touch }),
    ...(reducedMotion === undefined ? {} : { reducedMotion: reducedMotion ? 'reduce' : 'no-preference' }),
  };
}

function drive(context: BrowserContext, page: Page, options: PageOptions): PageDriver {
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    url: () => Promise.resolve(page.url()),
    evaluate: <T>(expression: string) => page.evaluate<T>(expression),
    click: (x, y) => (options.touch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    screenshot: () => page.screenshot({ animations: 'disabled' }),
    setOffline: (offline) => context.setOffline(offline),
    openTab: async () => drive(context, await context.newPage(), options),
    async close() {
      await page.close();
      if (context.pages().length === 0) await context.close();
    },
  };
}
