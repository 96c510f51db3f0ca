import { afterAll, beforeAll, describe, test } from 'vitest';
import { createFaults } from './create-faults';
import type { BrowserDriver } from './driver';
import { faultedRows, payThroughFault } from './faulted-payment';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** One product for each kind of action; codes have many faults of their own elsewhere. */
const products = [
  'alipay.page',
  'wechat-pay.h5',
  'wechat-pay.jsapi',
  'alipay.jsapi',
  'unionpay.jsapi',
  'wechat-pay.mini-program',
  'wechat-pay.app',
  'unionpay.payer-code',
  'unionpay.qr',
];
const rows = [...products.map((id) => faultedRows.find(({ productId }) => productId === id)), faultedRows.find(({ kind }) => kind)];

/** An answer that is waited for until it is given up costs a quarter of a minute, and is for the long run. */
const quickFaults = createFaults.filter(({ fault }) => fault.kind !== 'delay');

const diagonal = quickFaults.map((fault, index) => {
  const row = rows[index % rows.length];
  if (!row) throw new Error('A product of the list is on no terminal.');
  return [fault.name, row.productId, fault, row] as const;
});

describe.concurrent('the request for a payment', () => {
  // All of them with all faults are a long run of their own.
  test.for(diagonal)('that %s (%s) leads to one payment, under one key', async ([, , fault, row], context) => {
    await payThroughFault(browser, row, fault, context);
  });
});
