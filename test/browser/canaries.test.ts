/** What is secret is where it has to be, and nowhere else: not in an address, a storage, a cookie that scripts read, an event, a console. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey } from './journey';
import { launchBrowser } from './playwright-driver';
import { rowOf } from './terminal-rows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Notes, through navigations of one origin, everything that a page leaves behind; and the keys that it sends, which are to be found nowhere. */
const watch = `{
  const set = Storage.prototype.setItem;
  const note = (kind, text) => {
    const noted = JSON.parse(sessionStorage.getItem('noted') || '[]');
    set.call(sessionStorage, 'noted', JSON.stringify([...noted, { kind, text: String(text) }]));
  };
  note('address', location.href);
  note('referrer', document.referrer);
  addEventListener('pagehide', () => { note('address', location.href); note('cookie', document.cookie); });
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name];
    history[name] = function (...given) { change.apply(this, given); note('address', location.href + ' ' + JSON.stringify(history.state)); };
  }
  Storage.prototype.setItem = function (name, text) {
    if (name !== 'noted' && !name.startsWith('cashier-page:')) note(this === localStorage ? 'localStorage' : 'sessionStorage', name + '=' + text);
    set.call(this, name, text);
  };
  for (const name of ['ready', 'select', 'launch', 'status', 'paid', 'failed', 'expired', 'error']) {
    document.addEventListener('uc-' + name, (event) => note('uc-' + name, JSON.stringify({ ...event })));
  }
  for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
    const say = console[level];
    console[level] = (...words) => { note('console', words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ')); say.apply(console, words); };
  }
  const ask = window.fetch;
  window.fetch = (url, init = {}) => {
    const key = new Headers(init.headers).get('Idempotency-Key');
    if (key) note('key', key);
    return ask(url, init);
  };
}`;

interface Noted {
  readonly kind: string;
  readonly text: string;
}

const notedOn = ({ page }: Journey): Promise<Noted[]> => page.evaluate(`JSON.parse(sessionStorage.getItem('noted') || '[]')`);

/** What a wallet is started with, as the server tells the page alone. */
async function walletSecrets({ origin, sessionId }: Journey): Promise<string[]> {
  const { payments } = (await (await fetch(`${origin}/api/sessions/${sessionId}/status`)).json()) as { payments: { action?: unknown }[] };
  return JSON.stringify(payments.map(({ action }) => action ?? {})).match(/[\w+/=%-]{20,}/g) ?? [];
}

/** The openid of WeChat's sandbox, which the page never learns. */
const openid = /\bo[\w-]{27}\b/;

/** Fails where a secret stands in a place that has none. Answers how many places were looked at. */
function expectNothingIn(noted: readonly Noted[], { sessionId }: Journey, secrets: readonly string[]): number {
  const keys = noted.filter(({ kind }) => kind === 'key').map(({ text }) => text);
  expect(keys.length).toBeGreaterThan(0);
  for (const { kind, text } of noted) {
    if (kind === 'key') continue;
    const where = `${kind}: ${text}`;
    if (kind === 'cookie' || kind === 'localStorage') expect(text, where).toBe('');
    if (kind === 'referrer' && text !== '') expect(new URL(text).pathname + new URL(text).search, where).toBe('/');
    if (kind === 'sessionStorage') {
      const [name = '', value = ''] = text.split(/=(.*)/s);
      expect(name).toBe(`unified-cashier:intent:${sessionId}`);
      expect(['key', 'productId', 'planId', 'planTotal', 'stage'], where).toEqual(
        expect.arrayContaining(Object.keys(JSON.parse(value) as object)),
      );
    } else {
      for (const key of keys) expect(text, where).not.toContain(key);
    }
    // The page is handed the action, so that it may start the wallet itself; that is what the event is for.
    if (kind !== 'uc-launch') for (const secret of secrets) expect(text, where).not.toContain(secret);
    expect(text, where).not.toMatch(openid);
  }
  return noted.length - keys.length;
}

test.concurrent(
  'paid by a code at a counter: the code, and a card number that was typed in its place, are nowhere after use',
  async ({ task, onTestFinished }) => {
    const row = rowOf('wechat-pay.payer-code');
    const wishes = { products: row.productId, terminal: 'scan' };
    const journey = await Journey.begin(browser, wishes, { initScript: watch }, undefined, onTestFinished);
    const card = '4111111111111111';
    await journey.readPayerCode(row.method, card);
    await journey.page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
    const payerCode = await journey.makePayerCode(row.productId, 'pay');
    await journey.page.evaluate(`cashierPage.findAllDeep('#field').forEach((field) => field.select())`);
    await journey.page.type(payerCode);
    await journey.page.press('Enter');
    await journey.page.waitForState('paid');
    const secrets = [payerCode, card];
    const places = expectNothingIn(await notedOn(journey), journey, secrets);
    const page = await journey.page.evaluate<string>(
      `document.documentElement.outerHTML + cashierPage.text() + JSON.stringify(sessionStorage)`,
    );
    for (const secret of secrets) expect(page).not.toContain(secret);
    shows({ task }, 'S10', places, `a payer's code and a card number, looked for in ${places} places: 0 found`);
  },
);

test.concurrent('left for a wallet: the channel learns of the shop and not of the session', async ({ task, onTestFinished }) => {
  const row = rowOf('alipay.wap');
  const options = { ...row.options, initScript: watch };
  const journey = await Journey.begin(browser, { products: row.productId }, options, undefined, onTestFinished);
  await journey.goToWallet(row.method);
  const secrets = (await walletSecrets(journey)).filter((secret) => secret.length > 60);
  expect(secrets.length).toBeGreaterThan(0);
  const atChannel = await notedOn(journey);
  for (const { kind, text } of atChannel.filter((one) => one.kind === 'referrer' || one.kind === 'address')) {
    expect(text, kind).not.toContain(journey.sessionId);
    if (kind === 'referrer') expect(new URL(text).pathname + new URL(text).search).toBe('/');
  }
  await journey.page.clickButton(/^确认付款$/);
  await journey.page.waitForText('支付成功');
  const noted = await notedOn(journey);
  const places = expectNothingIn(noted, journey, secrets);
  // What the channel sent back with stood in the address for a moment, and is gone from it.
  expect(await journey.page.url()).toBe(journey.payUrl);
  shows({ task }, 'S10', places + atChannel.length, `a hop to a channel and back: ${places + atChannel.length} places, 0 found`);
});

test.concurrent(
  'paid in WeChat: who pays, and what the bridge is called with, are nowhere on the page',
  async ({ task, onTestFinished }) => {
    const row = rowOf('wechat-pay.jsapi');
    const options = { ...row.options, initScript: watch };
    const journey = await Journey.begin(browser, { products: row.productId }, options, undefined, onTestFinished);
    await journey.pay(row.method);
    await journey.page.waitForText('不回应');
    // Its prepay_id is the least of them; a signature is the longest.
    const secrets = await walletSecrets(journey);
    expect(secrets.length).toBeGreaterThan(1);
    await journey.page.clickButton(/^付款$/);
    await journey.page.waitForState('paid');
    const places = expectNothingIn(await notedOn(journey), journey, secrets);
    const page = await journey.page.evaluate<string>(`document.documentElement.outerHTML + cashierPage.text() + document.cookie`);
    for (const secret of secrets) expect(page).not.toContain(secret);
    expect(page).not.toMatch(openid);
    expect(await journey.page.url()).toMatch(new RegExp(`^${journey.payUrl}#?$`));
    shows({ task }, 'S10', places, `a payment in WeChat: ${places} places, 0 found`);
  },
);
