import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { create as createCode } from 'qrcode';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CashierPage } from './cashier-page';
import type { BrowserDriver, PageOptions } from './driver';
import { launchBrowser } from './playwright-driver';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types page 'allow-duplicates'";

let server: Server;
let origin: string;
let browser: BrowserDriver;
let page: CashierPage | undefined;
let body = '';
let script = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : `<!doctype html><body>${body}<script src="/page.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterEach(async () => {
  await page?.close();
  body = script = '';
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

async function open(content: { body?: string; script?: string }, options?: PageOptions): Promise<CashierPage> {
  body = content.body ?? '';
  script = content.script ?? '';
  return (page = await CashierPage.open(browser, origin, options));
}

/** An element whose button, named by a slot, stands two shadow roots deep and writes down who pressed it. */
const nestedButton = `
  customElements.define('x-inner', class extends HTMLElement {
    constructor() {
      super();
      const button = document.createElement('button');
      button.append(document.createElement('slot'));
      button.onclick = () => (document.title = 'pressed');
      this.attachShadow({ mode: 'open' }).append(button);
    }
  });
  customElements.define('x-outer', class extends HTMLElement {
    constructor() {
      super();
      const inner = document.createElement('x-inner');
      inner.append('立即支付');
      this.attachShadow({ mode: 'open' }).append(inner);
    }
  });`;

describe('text', () => {
  test('is what can be seen, through shadow roots and slots, in its order', async () => {
    const page = await open({ body: '<p>订单</p><x-outer></x-outer><p hidden>秘密</p><p>¥ <b>1,024</b>.00</p>', script: nestedButton });
    expect(await page.text()).toBe('订单\n立即支付\n¥ 1,024.00');
  });

  test('is waited for, and a wait that is in vain says what the page shows', async () => {
    const page = await open({ script: `setTimeout(() => document.body.append('已支付'), 100)`, body: '<p>确认中</p>' });
    await page.waitForText(/已支付/);
    await expect(page.waitForText('已退款', { timeoutMs: 100 })).rejects.toThrow(/确认中/);
  });
});

describe('clickButton', () => {
  test('presses a button inside shadow roots, far down the page, with the mouse', async () => {
    const page = await open({ body: `${'<p>行</p>'.repeat(100)}<x-outer></x-outer>`, script: nestedButton });
    await page.clickButton(/立即支付/);
    expect(await page.evaluate('document.title')).toBe('pressed');
  });

  test('takes a tap on a phone', async () => {
    const page = await open({ body: '<x-outer></x-outer>', script: nestedButton }, { mobile: true, touch: true });
    await page.clickButton(/立即支付/);
    expect(await page.evaluate('document.title')).toBe('pressed');
  });

  test.each([
    ['disabled', '<button disabled>支付</button>', /it is disabled/],
    ['covered', '<button>支付</button><dialog id="cover">稍候</dialog>', /it is covered by <dialog/],
    ['named otherwise', '<button aria-label="取消">支付</button>', /there are only: 取消/],
  ])('refuses one that is %s, and says so', async (_, content, reason) => {
    const page = await open({ body: content, script: `document.querySelector('dialog')?.showModal()` });
    await expect(page.clickButton(/支付/, { timeoutMs: 200 })).rejects.toThrow(reason);
  });
});

test('focusedText is the name of what has the focus', async () => {
  const page = await open({ body: '<x-outer></x-outer>', script: nestedButton });
  await page.press('Tab');
  expect(await page.focusedText()).toBe('立即支付');
});

test.each(['light', 'dark'] as const)('a code is read from its picture, %s', async (colorScheme) => {
  const link = 'weixin://wxpay/bizpayurl?pr=aB3dE5fG7';
  const { size, data } = createCode(link, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (dark, i) => (dark ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : '')).join('');
  const page = await open(
    {
      body: `<svg width="240" viewBox="-4 -4 ${size + 8} ${size + 8}"><rect x="-4" y="-4" width="99" height="99" fill="#fff"/><path d="${squares}"/></svg>`,
    },
    { colorScheme },
  );
  expect(await page.decodeCode()).toBe(link);
});

test('violations of every kind are seen from the first script on, and outlive a navigation', async () => {
  const page = await open({
    body: '<img src="https://elsewhere.example/pixel.png">',
    script: `
      console.error('said aloud');
      Promise.reject(new Error('unheard'));
      setTimeout(() => { throw new Error('uncaught'); });
      try { document.body.innerHTML = '<p>'; } catch {}`,
  });
  await page.waitFor('cashierPage.violations().length >= 5');
  script = '';
  body = '';
  await page.reload();
  const violations = await page.violations();
  expect(violations.map(({ kind, detail }) => `${kind}: ${detail}`).sort()).toEqual([
    expect.stringMatching(/^console: said aloud/),
    expect.stringMatching(/^error: Uncaught Error: uncaught/),
    expect.stringMatching(/^policy: img-src refused https:\/\/elsewhere.example/),
    expect.stringMatching(/^policy: require-trusted-types-for refused trusted-types-sink/),
    expect.stringMatching(/^rejection: Error: unheard/),
  ]);
});

test('a second tab shares storage, a second page does not', async () => {
  const page = await open({});
  await page.evaluate(`localStorage.setItem('key', 'value')`);
  const tab = await page.openTab();
  const stranger = await CashierPage.open(browser, origin);
  expect(await tab.evaluate(`localStorage.getItem('key')`)).toBe('value');
  expect(await stranger.evaluate(`localStorage.getItem('key')`)).toBeNull();
  await tab.close();
  await stranger.close();
});

test('a page without a network hears that it has none', async () => {
  const page = await open({});
  await page.setOffline(true);
  expect(await page.evaluate('navigator.onLine')).toBe(false);
  await expect(page.evaluate(`fetch('/')`)).rejects.toThrow();
});
