import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumArgs, findChromium, findFullChromium, type Chromium } from '../../scripts/chromium';
import type { OtherScript } from '../../scripts/fonts';
import type { BrowserDriver, PageDriver, PageOptions } from './driver';

/** Starts the Chromium that `findChromium` finds, driven by Playwright. */
export async function launchBrowser(script?: OtherScript): Promise<BrowserDriver> {
  return launch(await findChromium(script));
}

/** Starts a whole Chromium without a window, with the back-forward cache that Playwright otherwise turns off. */
export async function launchFullBrowser(): Promise<BrowserDriver> {
  return launch(await findFullChromium(), ['--disable-back-forward-cache']);
}

async function launch({ executablePath, env }: Chromium, ignoreDefaultArgs: string[] = []): Promise<BrowserDriver> {
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArgs],
    ignoreDefaultArgs,
    env: { ...process.env, ...env },
  });
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
  const { userAgent, locale = 'zh-CN', deviceScaleFactor, colorScheme, viewport, mobile, touch, reducedMotion, proxy } = options;
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
    ...(proxy === undefined ? {} : { proxy: { server: proxy } }),
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
    async metrics() {
      const session = await context.newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      await session.send('Performance.enable');
      const { metrics } = await session.send('Performance.getMetrics');
      await session.detach();
      const count = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      return { nodes: count('Nodes'), listeners: count('JSEventListeners'), documents: count('Documents') };
    },
    openTab: async () => drive(context, await context.newPage(), options),
    async close() {
      await page.close();
      if (context.pages().length === 0) await context.close();
    },
  };
}
