import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
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

/** In the hash: asks for a query of a megabyte, which no server takes, to be there before the cashier's script runs. */
const megabyte = '#megabyte';

/** Keeps every state that the cashier has been in, through navigations. */
const keepStates = `
  document.addEventListener('uc-status', ({ state }) => {
    sessionStorage.setItem('states', (sessionStorage.getItem('states') || '') + ' ' + state);
  });
  if (location.hash === '${megabyte}') {
    const query = '?method=alipay.trade.wap.pay.return&out_trade_no=' + 'x'.repeat(1 << 20) + '&utm=1&sign=made-up';
    history.pushState(null, '', location.pathname + query + location.hash);
  }
`;

interface Leaving {
  readonly journey: Journey;
  /** The wallet's page of the live attempt. */
  readonly walletUrl: string;
}

/** A payer on a phone who has gone to the wallet and has done nothing there. */
async function leaveForWallet(productId: 'alipay.wap' | 'unionpay.wap', { onTestFinished }: TestContext): Promise<Leaving> {
  const row = rowOf(productId);
  const options = { ...row.options, initScript: keepStates };
  const journey = await Journey.begin(browser, { products: productId }, options, undefined, onTestFinished);
  await journey.goToWallet(row.method);
  return { journey, walletUrl: await journey.page.url() };
}

const act = (walletUrl: string, wish: string) =>
  fetch(walletUrl, { method: 'POST', body: new URLSearchParams({ act: wish }), redirect: 'manual' });

/** Pays at Alipay's page; answers what it sends the browser back with. */
async function payAtAlipay(walletUrl: string): Promise<URLSearchParams> {
  const { status, headers } = await act(walletUrl, 'pay');
  expect(status).toBe(303);
  return new URL(headers.get('Location') ?? '').searchParams;
}

/** Pays at UnionPay's page; answers the fields of the form that it sends the browser back with. */
async function payAtUnionpay(walletUrl: string): Promise<URLSearchParams> {
  expect((await act(walletUrl, 'pay')).status).toBe(303);
  const inputs = (await (await fetch(walletUrl)).text()).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const decoded = (text: string) => text.replace(/&(amp|quot|lt|gt|#39);/g, (entity) => entities[entity] ?? entity);
  return new URLSearchParams([...inputs].map(([, name = '', value = '']) => [name, decoded(value)]));
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#39;': "'" };

const outTradeNoOf = async (journey: Journey): Promise<string> => (await statusOf(journey)).payments[0]?.outTradeNo ?? '';

interface Status {
  readonly status: string;
  readonly payments: readonly { readonly outTradeNo: string; readonly status: string }[];
}

const statusUrl = ({ origin, sessionId }: Journey) => `${origin}/api/sessions/${sessionId}/status`;

async function statusOf(journey: Journey): Promise<Status> {
  return (await (await fetch(statusUrl(journey))).json()) as Status;
}

const expectOpen = async (journey: Journey) =>
  expect(await statusOf(journey)).toMatchObject({ status: 'open', payments: [{ status: 'pending' }] });

/** What Alipay sends a browser back with, in the right names and signed by nobody. */
function forged(outTradeNo: string): URLSearchParams {
  return new URLSearchParams({
    charset: 'utf-8',
    out_trade_no: outTradeNo,
    method: 'alipay.trade.wap.pay.return',
    total_amount: '1024.00',
    sign: 'bWFkZS11cA==',
    trade_no: '2026112222001400001400000001',
    auth_app_id: '2021000000000000',
    version: '1.0',
    app_id: '2021000000000000',
    sign_type: 'RSA2',
    seller_id: '2088000000000000',
    timestamp: '2026-11-22 09:30:01',
  });
}

function doubled(params: URLSearchParams, name: string): URLSearchParams {
  const twice = new URLSearchParams(params);
  twice.append(name, params.get(name) ?? '');
  return twice;
}

function changed(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const other = new URLSearchParams(params);
  other.set(name, value);
  return other;
}

/** What UnionPay posts to a server, where nobody but the payer can have put it. */
const unionpayNames = (outTradeNo: string) =>
  new URLSearchParams({
    merId: '777290058110048',
    orderId: outTradeNo,
    respCode: '00',
    respMsg: '成功[0000000]',
    txnTime: '20261122093001',
    txnAmt: '102400',
    currencyCode: '156',
    queryId: '202611220930010000001',
    signature: 'made-up',
  });

/** Comes to the cashier with these; the page's own parameter and hash stand among them. */
async function comeBack({ page, payUrl }: Journey, params: URLSearchParams): Promise<void> {
  await page.goto(`${payUrl}?${params.toString()}&utm=1#top`);
}

/** The order is told to be unpaid with ways on, in an address that says nothing of a payment; then it is paid. */
async function expectUnpaidUntilPaid({ journey }: Leaving, hash = '#top', kept = '?utm=1'): Promise<void> {
  const { page } = journey;
  const words = await page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
  expect(words).toMatch(/我已完成支付[^]*重新支付[^]*换一种方式/);
  await page.waitFor(`location.search === ${JSON.stringify(kept)}`);
  expect(await page.evaluate('location.hash')).toBe(hash);
  const states = await page.evaluate<string>(`sessionStorage.getItem('states')`);
  expect(states).toContain('awaiting');
  expect(states).not.toContain('paid');
  expect((await journey.ledger()).map(({ standing }) => standing)).not.toContain('paid');
  await expectOpen(journey);
  await journey.expectNoHarm();

  await page.clickButton(/^重新支付$/);
  await page.waitForText('沙箱：不会产生真实扣款', { timeoutMs: 20_000 });
  await page.clickButton(/^确认付款$/);
  await page.waitForText('支付成功');
  expect(await page.url()).toBe(journey.payUrl);
  expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400, refunds: [] }]);
  await journey.expectNoHarm();
}

describe('a return to the cashier’s page', () => {
  test.concurrent('that is forged is taken out of the address and not believed', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    await comeBack(leaving.journey, forged(await outTradeNoOf(leaving.journey)));
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });

  test.concurrent('that claims a trade’s success, which no return does, is not believed either', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    const params = changed(forged(await outTradeNoOf(leaving.journey)), 'trade_status', 'TRADE_SUCCESS');
    await comeBack(leaving.journey, params);
    // The name is none of a return's, and what is the page's own is left to it.
    await expectUnpaidUntilPaid(leaving, '#top', '?trade_status=TRADE_SUCCESS&utm=1');
    shows(context, 'R1');
  });

  test.concurrent('that has its number twice is taken out of the address, both of it', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    await comeBack(leaving.journey, doubled(forged(await outTradeNoOf(leaving.journey)), 'out_trade_no'));
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });

  test.concurrent('of another order, truly signed and truly paid, pays that order and no other', async (context) => {
    const other = await leaveForWallet('alipay.wap', context);
    const leaving = await leaveForWallet('alipay.wap', context);
    await comeBack(leaving.journey, await payAtAlipay(other.walletUrl));
    await expectUnpaidUntilPaid(leaving);
    await other.journey.page.goto(other.journey.payUrl);
    await other.journey.page.waitForState('paid');
    expect(await other.journey.ledger()).toMatchObject([{ standing: 'paid', refunds: [] }]);
    await other.journey.expectNoHarm();
    shows(context, 'R1');
  });

  test.concurrent('of as much as the server takes is taken out of the address', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    const params = changed(forged(await outTradeNoOf(leaving.journey)), 'total_amount', '9'.repeat(12_000));
    await comeBack(leaving.journey, params);
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });

  test.concurrent('of a megabyte is taken out of the address', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    await leaving.journey.page.goto(`${leaving.journey.payUrl}${megabyte}`);
    await expectUnpaidUntilPaid(leaving, megabyte);
    shows(context, 'R1');
  });

  test.concurrent('in another channel’s names is taken out of the address and not believed', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    await comeBack(leaving.journey, unionpayNames(await outTradeNoOf(leaving.journey)));
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });

  test.concurrent('in two channels’ names at once is taken out of the address and not believed', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    const outTradeNo = await outTradeNoOf(leaving.journey);
    await comeBack(leaving.journey, new URLSearchParams([...forged(outTradeNo), ...unionpayNames(outTradeNo)]));
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });
});

describe('a return to the merchant’s server', () => {
  const post = (journey: Journey, body: URLSearchParams) =>
    fetch(`${journey.origin}/return/unionpay`, { method: 'POST', body, redirect: 'manual' });

  async function expectRefused(journey: Journey, body: URLSearchParams): Promise<void> {
    const answer = await post(journey, body);
    expect([answer.status, answer.headers.get('Location')]).toEqual([400, null]);
    expect(await answer.text()).toMatch(/订单没有变化[^]*请勿重复支付/);
    await expectOpen(journey);
  }

  test.concurrent('that is forged, doubled or another order’s is refused in words, and the order is then paid', async (context) => {
    const other = await leaveForWallet('unionpay.wap', context);
    const { journey, walletUrl } = await leaveForWallet('unionpay.wap', context);
    const outTradeNo = await outTradeNoOf(journey);
    const signed = await payAtUnionpay(other.walletUrl);
    expect(signed.get('orderId')).toBe(await outTradeNoOf(other.journey));

    await expectRefused(journey, unionpayNames(outTradeNo));
    await expectRefused(journey, changed(signed, 'orderId', outTradeNo));
    await expectRefused(journey, doubled(signed, 'orderId'));
    await expectRefused(journey, new URLSearchParams());

    // Untouched it leads to the order that it is of.
    const answer = await post(journey, signed);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, other.journey.payUrl]);
    await expectOpen(journey);
    expect(await journey.ledger()).toMatchObject([{ standing: 'unpaid' }]);

    await journey.page.goto(journey.payUrl);
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
    await journey.page.goto(walletUrl);
    await journey.page.clickButton(/^确认付款$/);
    await journey.page.clickButton(/^返回商家$/);
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400, refunds: [] }]);
    await journey.expectNoHarm();
    shows(context, 'R1');
  });

  test.concurrent('that a page reports with a forged signature brings the status and no payment', async (context) => {
    const leaving = await leaveForWallet('alipay.wap', context);
    const { journey } = leaving;
    const params = changed(forged(await outTradeNoOf(journey)), 'trade_status', 'TRADE_SUCCESS');
    const answer = await fetch(`${journey.origin}/api/sessions/${journey.sessionId}/return`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel: 'alipay', params: Object.fromEntries(params) }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'open', payments: [{ status: 'pending' }] });
    await journey.page.goto(`${journey.payUrl}?utm=1#top`);
    await expectUnpaidUntilPaid(leaving);
    shows(context, 'R1');
  });
});
