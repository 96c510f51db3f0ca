import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  actOnPage,
  arrange,
  circumstancesOf,
  enterCashier,
  ledgerOf,
  makeAttempt,
  readPageForm,
  startAction,
  submit,
  toPageForm,
} from './channel-shop';
import { openUnionpayShop, type UnionpayShop } from './unionpay-shop';
import { until } from './shopper';

let shop: UnionpayShop;
beforeAll(async () => void (shop = await openUnionpayShop()), 60_000);
afterAll(() => shop.close());

const minute = 60_000;

/** What UnionPay told the shop of an order, once it has. */
const notified = (outTradeNo: string, times = 1) =>
  until(
    () => Promise.resolve(shop.notifications.filter((notification) => notification.outTradeNo === outTradeNo)),
    ({ length }) => length >= times,
  );

/** The text by which a payer pays. */
async function contentOf(product: string, attempt = makeAttempt(shop, product)): Promise<string> {
  const action = await startAction(shop, attempt);
  if (action.kind === 'qr-code') return action.content;
  if (action.kind === 'unionpay-jsapi') return action.tn;
  if (action.kind === 'app-sdk') return action.parameters['tn'] ?? '';
  throw new Error('It is paid on a page');
}

describe.each(['page', 'wap'])('UnionPay’s page, for %s', (product) => {
  test('is entered by a signed form; the order is absent before and unpaid after', async () => {
    const attempt = makeAttempt(shop, product);
    const form = toPageForm(await startAction(shop, attempt));
    expect(form.url).toBe(`${shop.channelsUrl}/gateway/api/frontTransReq.do`);
    expect(form.fields).toMatchObject({ channelType: product === 'page' ? '07' : '08', txnAmt: '102400', orderId: attempt.outTradeNo });
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'absent' });
    await submit(form);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
  });

  test('shows who is paid how much for what', async () => {
    const page = await (await fetch(await enterCashier(shop, makeAttempt(shop, product)))).text();
    expect(page).toContain('山川书店（杭州）有限公司');
    expect(page).toContain('¥1,024.00');
    expect(page).toContain('《山川异域》精装');
  });

  test('leads back with a signed result when it was paid', async () => {
    const attempt = makeAttempt(shop, product);
    const cashier = await enterCashier(shop, attempt);
    const { page } = await actOnPage(cashier, 'pay');
    const form = readPageForm(page);
    expect(form?.url).toBe(shop.account.returnPostUrl);
    expect(form?.fields).toMatchObject({ respCode: '00', orderId: attempt.outTradeNo, txnAmt: '102400', version: '5.1.0' });
    expect(shop.adapter.readReturn?.(form?.fields ?? {})).toBe(attempt.outTradeNo);
    const state = await shop.adapter.query(attempt);
    expect(state).toMatchObject({ kind: 'paid', transactionId: form?.fields['queryId'], paidAmount: 102_400, payerAmount: 102_400 });
    const [notification] = await notified(attempt.outTradeNo);
    expect(notification?.judge(attempt)).toEqual(state);
  });
});

describe('UnionPay’s page', () => {
  test('opened twice for one attempt is the same order', async () => {
    const attempt = makeAttempt(shop, 'page');
    const first = await enterCashier(shop, attempt);
    expect(await enterCashier(shop, attempt)).toBe(first);
    await actOnPage(first, 'pay');
    const again = await submit(toPageForm(await startAction(shop, attempt)));
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('重复交易')]);
  });

  test('left without paying jumps back without a word, and may be entered again', async () => {
    const attempt = makeAttempt(shop, 'wap');
    const cashier = await enterCashier(shop, attempt);
    const { answer } = await actOnPage(cashier, 'cancel');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, circumstancesOf(shop).returnUrl]);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('says why a payment failed, to the payer, the shop’s page and the query', async () => {
    const attempt = makeAttempt(shop, 'page');
    const { page } = await actOnPage(await enterCashier(shop, attempt), 'fail');
    expect(page).toContain('卡上的余额不足');
    const form = readPageForm(page);
    expect(form?.fields).toMatchObject({ respCode: '64' });
    expect(shop.adapter.readReturn?.(form?.fields ?? {})).toBe(attempt.outTradeNo);
    const message = expect.stringContaining('卡上的余额不足') as string;
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'failed', failure: { code: '64', message } });
  });

  test('whose payer vanishes after paying leads nowhere, and the payment is known all the same', async () => {
    const attempt = makeAttempt(shop, 'page');
    const { page } = await actOnPage(await enterCashier(shop, attempt), 'pay-and-vanish');
    expect(readPageForm(page)).toBeUndefined();
    const [notification] = await notified(attempt.outTradeNo);
    expect(notification?.judge(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('takes no money when the order’s time is over; what was on its way still comes', async () => {
    const attempt = makeAttempt(shop, 'page');
    const cashier = await enterCashier(shop, attempt);
    shop.advance(15 * minute);
    expect(await (await fetch(cashier)).text()).toContain('已超过订单的支付时间');
    const { answer, page } = await actOnPage(cashier, 'pay');
    expect([answer.status, page]).toEqual([409, expect.stringContaining('已超过订单的支付时间')]);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'closed', paidAt: null });
    expect(await shop.payer.perform(cashier, 'pay-late')).toMatchObject({ standing: 'paid' });
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('that was never entered is closed by the order’s time', async () => {
    const attempt = makeAttempt(shop, 'page');
    shop.advance(15 * minute);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('refuses a form that was altered, and one of a certificate that is not the merchant’s', async () => {
    const form = toPageForm(await startAction(shop, makeAttempt(shop, 'page')));
    const altered = await submit({ ...form, fields: { ...form.fields, txnAmt: '1' } });
    const other = await submit({ ...form, fields: { ...form.fields, certId: '1' } });
    expect([altered.status, other.status]).toEqual([400, 400]);
    expect(await altered.text()).toContain('验证签名失败');
  });

  test('may be out of order, and is entered later', async () => {
    const attempt = makeAttempt(shop, 'page');
    arrange(shop, attempt, 'order', 'server-error');
    const form = toPageForm(await startAction(shop, attempt));
    expect((await submit(form)).status).toBe(500);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect((await submit(form)).status).toBe(303);
  });
});

describe.each([
  ['app', /^\d{21}$/],
  ['jsapi', /^\d{21}$/],
  ['qr', /^https:\/\/qr\.95516\.com\/00010000\/\d+$/],
])('what UnionPay gives for %s', (product, rule) => {
  test('leads the payer to the order, and is paid', async () => {
    const attempt = makeAttempt(shop, product);
    const content = await contentOf(product, attempt);
    expect(content).toMatch(rule);
    expect(await shop.payer.recognizes(content)).toBe(true);
    const facts = { channel: 'unionpay', outTradeNo: attempt.outTradeNo, amount: 102_400, standing: 'unpaid', tradeState: '05' };
    expect(await shop.payer.find(content, 'pay')).toMatchObject(facts);
    expect(await shop.payer.perform(content, 'scan')).toMatchObject({ standing: 'paying', tradeState: '04' });
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    await shop.payer.perform(content, 'cancel');
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    await shop.payer.perform(content, 'pay');
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: 102_400 });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'paid', tradeState: '00', total: 102_400, refunds: [] });
    await expect(shop.payer.perform(content, 'pay')).rejects.toMatchObject({ status: 409, code: 'order-paid' });
  });

  test('is the same when the attempt is started again', async () => {
    const attempt = makeAttempt(shop, product);
    expect(await contentOf(product, attempt)).toBe(await contentOf(product, attempt));
  });

  test('is not given once the attempt is paid', async () => {
    const attempt = makeAttempt(shop, product);
    await shop.payer.perform(await contentOf(product, attempt), 'pay');
    expect(await shop.adapter.start(attempt, circumstancesOf(shop))).toEqual({ kind: 'already-paid' });
  });

  test.each(['server-error', 'lost-answer'] as const)('is asked for again after %s', async (fault) => {
    const attempt = makeAttempt(shop, product);
    arrange(shop, attempt, 'order', fault);
    expect(await shop.adapter.start(attempt, circumstancesOf(shop))).toEqual({ kind: 'unavailable' });
    expect(await contentOf(product, attempt)).toMatch(rule);
  });

  test('may be refused, with UnionPay’s own code', async () => {
    const attempt = makeAttempt(shop, product);
    arrange(shop, attempt, 'order', 'refused');
    expect(await shop.adapter.start(attempt, circumstancesOf(shop))).toMatchObject({ kind: 'refused', code: '31' });
  });
});

test('an app that has no SDK of UnionPay is given a link with the tn', async () => {
  const action = await startAction(shop, makeAttempt(shop, 'app'));
  if (action.kind !== 'app-sdk') throw new Error('It is no call of an SDK');
  expect(action).toMatchObject({ sdk: 'unionpay', fallbackUrl: `upwallet://pay?tn=${action.parameters['tn']}` });
});

test('a text that UnionPay did not give leads nowhere', async () => {
  expect(await shop.payer.recognizes('https://qr.95516.com/00010000/1')).toBe(false);
  await expect(shop.payer.find('https://qr.95516.com/00010000/1', 'pay')).rejects.toMatchObject({ status: 404, code: 'code-unknown' });
});

test('an order can not be closed', async () => {
  const attempt = makeAttempt(shop, 'qr');
  const content = await contentOf('qr', attempt);
  expect(await shop.adapter.close(attempt)).toBe('not-closable');
  expect(await shop.payer.perform(content, 'pay')).toMatchObject({ standing: 'paid' });
});

describe('a notification', () => {
  test('that is not acknowledged with 200 is told again after a second', async () => {
    const attempt = makeAttempt(shop, 'qr');
    const content = await contentOf('qr', attempt);
    shop.refuseNext(1);
    await shop.payer.perform(content, 'pay');
    await notified(attempt.outTradeNo);
    shop.advance(1_000);
    const [first, second] = await notified(attempt.outTradeNo, 2);
    expect(second?.id).toBe(first?.id);
  });

  test('that was dropped is told again; of one that comes twice both say the same', async () => {
    const attempt = makeAttempt(shop, 'qr');
    const content = await contentOf('qr', attempt);
    arrange(shop, attempt, 'notify', 'dropped');
    arrange(shop, attempt, 'notify', 'repeated');
    await shop.payer.perform(content, 'pay');
    shop.advance(1_000);
    const [first, second] = await notified(attempt.outTradeNo, 2);
    expect(second?.judge(attempt)).toEqual(first?.judge(attempt));
  });

  test('of another amount, time or order says nothing, and neither does a query of another amount', async () => {
    const attempt = makeAttempt(shop, 'qr');
    const content = await contentOf('qr', attempt);
    arrange(shop, attempt, 'notify', 'wrong-amount');
    arrange(shop, attempt, 'query', 'wrong-amount');
    await shop.payer.perform(content, 'pay');
    const [wrong] = await notified(attempt.outTradeNo);
    expect(wrong?.judge(attempt)).toEqual({ kind: 'unknown' });
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unknown' });
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    const other = makeAttempt(shop, 'qr');
    await shop.payer.perform(await contentOf('qr', other), 'pay');
    const [right] = await notified(other.outTradeNo);
    expect(right?.judge(other)).toMatchObject({ kind: 'paid' });
    expect(right?.judge({ ...other, outTradeNo: attempt.outTradeNo })).toEqual({ kind: 'unknown' });
    expect(right?.judge({ ...other, amount: 1 })).toEqual({ kind: 'unknown' });
    expect(right?.judge({ ...other, createdAt: new Date(other.createdAt.getTime() - 1_000) })).toEqual({ kind: 'unknown' });
    expect(right?.judge({ ...other, currency: 'USD' })).toEqual({ kind: 'unknown' });
  });
});

test.each(['server-error', 'refused', 'lost-answer'] as const)('a query that ends in %s says nothing', async (fault) => {
  const attempt = makeAttempt(shop, 'qr');
  await contentOf('qr', attempt);
  arrange(shop, attempt, 'query', fault);
  expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unknown' });
  expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
});
