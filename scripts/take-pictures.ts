/** Takes the pictures of docs/pictures from the running demo: `npm run pictures`, or `npm run pictures -- paid failed` for some scenes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../demo/start-demo';
import { CashierPage } from '../test/browser/cashier-page';
import type { PageOptions } from '../test/browser/driver';
import { wechatPhone } from '../test/browser/wechat-phone';
import { startFaultyProxy, type FaultyProxy } from '../test/browser/faulty-proxy';
import { launchBrowser } from '../test/browser/playwright-driver';

/** A moment of the cashier worth a picture, and the way there from `GET /new`. */
export interface Scene {
  readonly name: string;
  /** The query of `/new`. */
  readonly order?: Readonly<Record<string, string>>;
  readonly steps: (page: CashierPage, network: FaultyProxy) => Promise<unknown>;
  /** Where it is taken; on the two windows of a PC unless told otherwise. */
  readonly at?: readonly string[];
}

/** The first two are windows of a PC, where the way to pay is a code; the second is as narrow as a phone's. The third is WeChat on a phone. */
const viewports: Readonly<Record<string, PageOptions>> = {
  pc: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  wechat: { ...wechatPhone, deviceScaleFactor: 2 },
};

/** Presses the button that pays with WeChat; its name ends with the amount, which a method's does not. */
const pay = (page: CashierPage) => page.clickButton(/^微信支付 ¥/);

async function showCode(page: CashierPage): Promise<string> {
  await pay(page);
  await page.waitForState('awaiting');
  return page.decodeCode();
}

/** Does on the payer's phone what the sandbox knows: `scan`, `pay`, `cancel` or `fail`. */
async function act(network: FaultyProxy, content: string, act: string): Promise<void> {
  const response = await fetch(`${network.url}/sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content, act }),
  });
  if (!response.ok) throw new Error(`The sandbox refused to ${act}: ${response.status} ${await response.text()}`);
}

export const scenes: readonly Scene[] = [
  { name: 'choosing', at: ['pc', 'phone', 'wechat'], steps: (page) => page.waitForText('内完成支付') },
  { name: 'code', steps: showCode },
  {
    name: 'code-over',
    order: { actionExpiresInMs: '1500' },
    steps: async (page) => {
      await pay(page);
      await page.waitForState('code-expired');
    },
  },
  {
    name: 'scanned',
    steps: async (page, network) => {
      await act(network, await showCode(page), 'scan');
      await page.waitForText('已扫码', { timeoutMs: 30_000 });
    },
  },
  {
    name: 'confirming',
    steps: async (page, network) => {
      // A payment that is under way on the phone cannot be given up here.
      await act(network, await showCode(page), 'scan');
      await page.clickButton(/换一种方式/);
      await page.waitForState('confirming');
    },
  },
  {
    name: 'outcome-unknown',
    steps: async (page, network) => {
      await page.waitForState('choosing');
      network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault: { kind: 'lose-answer' } });
      network.on({ path: /\/sessions\/[^/]+(\/status)?$/, times: Infinity, fault: { kind: 'lose-request' } });
      await pay(page);
      await page.waitForState('outcome-unknown');
    },
  },
  {
    name: 'paid',
    steps: async (page, network) => {
      await act(network, await showCode(page), 'pay');
      await page.waitForText('支付成功', { timeoutMs: 30_000 });
    },
  },
  {
    name: 'failed',
    steps: async (page, network) => {
      await act(network, await showCode(page), 'fail');
      await page.waitForText('支付没有成功', { timeoutMs: 30_000 });
    },
  },
];

async function takePictures(wanted: readonly string[]): Promise<void> {
  const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const [demo, browser] = await Promise.all([startDemo({ port: 0, channelsPort: 0 }), launchBrowser()]);
  try {
    for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const viewport of scene.at ?? ['pc', 'phone']) {
        const options = viewports[viewport] ?? {};
        const network = await startFaultyProxy(demo.url);
        const order = new URLSearchParams({ amount: '102400', ...scene.order });
        const page = await CashierPage.open(browser, `${network.url}/new?${order.toString()}`, { ...options, reducedMotion: true });
        try {
          await scene.steps(page, network);
          const file = `${scene.name}-${viewport}.png`;
          await writeFile(`${folder}${file}`, await page.driver.screenshot());
          console.log(file);
        } finally {
          await page.close();
          await network.close();
        }
      }
    }
  } finally {
    await browser.close();
    await demo.close();
  }
}

await takePictures(process.argv.slice(2));
