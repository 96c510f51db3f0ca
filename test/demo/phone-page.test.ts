import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserDriver, PageDriver } from '../browser/driver';
import { launchBrowser } from '../browser/playwright-driver';
import { says, tabTo, textOf, violationsOf, watchPolicy } from './page-keys';
import { until } from './shopper';
import { openWechatMerchant, type WechatMerchant } from './wechat-merchant';

let merchant: WechatMerchant;
let browser: BrowserDriver;
let page: PageDriver;
beforeAll(async () => {
  [merchant, browser] = await Promise.all([openWechatMerchant(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await merchant.close();
});

beforeEach(async () => {
  page = await browser.newPage({ initScript: watchPolicy, viewport: { width: 390, height: 844 } });
});
afterEach(async () => {
  expect(await violationsOf(page)).toEqual([]);
  await page.close();
});

/** Shows a payer's code that will be answered as chosen. */
async function showCode(outcome: string): Promise<string> {
  await page.goto(`${merchant.channelsOrigin}/phone`);
  await tabTo(page, '直接付款');
  for (let step = 0; step < ['直接付款', '需要密码', '余额不足'].indexOf(outcome); step += 1) await page.press('ArrowRight');
  await tabTo(page, '出示付款码');
  await page.press('Enter');
  await says(page, '#payer-code .message', '等待商户扫码');
  return (await textOf(page, '#digits')).replaceAll(' ', '');
}

describe('the phone', () => {
  test('finds an order by its code and pays it, by the keyboard alone', async () => {
    const attempt = merchant.attempt('wechat-pay.native');
    const started = await merchant.start(attempt);
    if (started.kind !== 'started' || started.action.kind !== 'qr-code') throw new Error('No code');
    await page.goto(`${merchant.channelsOrigin}/phone`);
    await tabTo(page, '二维码文字、预支付单号、交易号或付款码');
    await page.type(started.action.content);
    await tabTo(page, '识别');
    await page.press('Enter');
    await says(page, '#scanner .order', '¥102.40');
    expect(await textOf(page, '#scanner .order')).toMatch(/微信支付[\s\S]*《山海经》一册[\s\S]*待付款 · NOTPAY/);
    await tabTo(page, '付款');
    await page.press('Enter');
    await says(page, '#scanner .message', '付款成功');
    expect(await textOf(page, '#scanner .order')).toContain('支付成功 · SUCCESS');
    expect((await merchant.ledger(attempt))?.standing).toBe('paid');
  });

  test('that was opened with a code has it found already, and says when it is none', async () => {
    await page.goto(`${merchant.channelsOrigin}/phone?content=nothing`);
    await says(page, '#scanner .message', '无法识别的二维码');
    expect(await page.evaluate(`document.querySelector('#scanner .order').checkVisibility()`)).toBe(false);
  });

  test('shows a payer’s code as digits in fours and as a picture that can be read', async () => {
    const code = await showCode('直接付款');
    expect(code).toMatch(/^1[0-5]\d{16}$/);
    expect(await textOf(page, '#digits')).toBe(code.replace(/(\d{4})(?=\d)/g, '$1 '));
    await page.evaluate(`document.querySelector('#shown').scrollIntoView()`);
    const { data, width, height } = PNG.sync.read(await page.screenshot());
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(code);
  });

  test('notices that the merchant has charged the code', async () => {
    const code = await showCode('直接付款');
    expect(await merchant.start(merchant.attempt('wechat-pay.payer-code'), { payerCode: code })).toMatchObject({ kind: 'paid' });
    await says(page, '#payer-code .message', '付款成功');
    expect(await textOf(page, '#payer-code .order')).toContain('¥102.40');
  });

  test('asks for the password once the merchant has read the code', async () => {
    const attempt = merchant.attempt('wechat-pay.payer-code');
    const code = await showCode('需要密码');
    expect(await merchant.start(attempt, { payerCode: code })).toEqual({ kind: 'paying' });
    await says(page, '#payer-code .order', '支付中 · USERPAYING');
    await tabTo(page, '输入密码付款');
    await page.press('Enter');
    await says(page, '#payer-code .message', '付款成功');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('says that there was too little money', async () => {
    const code = await showCode('余额不足');
    await merchant.start(merchant.attempt('wechat-pay.payer-code'), { payerCode: code });
    await says(page, '#payer-code .message', '付款失败');
    expect(await page.evaluate(`document.querySelector('#payer-code .acts').checkVisibility()`)).toBe(false);
  });

  test('takes a new code when the minute is over', async () => {
    const code = await showCode('直接付款');
    merchant.advance(60_000);
    const fresh = await until(
      () => textOf(page, '#digits'),
      (digits) => digits.replaceAll(' ', '') !== code,
    );
    expect(fresh.replaceAll(' ', '')).toMatch(/^1[0-5]\d{16}$/);
  });
});
