import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '../../demo/merchant/wire';
import { shows } from '../reliability/shows';
import { contentOf, Shopper, startTimedDemo, type TimedDemo } from './shopper';

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()), 60_000);
afterAll(() => demo.close());

const amount = 98_765;
const pc = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };
const code = { productId: 'wechat-pay.native', environment: pc };
const cheap = { value: 1, currency: 'JPY' };
/** Of the names that an order's facts have in the contract and at the channels. */
const facts = {
  amount: cheap,
  total: 1,
  total_fee: 1,
  currency: 'JPY',
  orderNo: 'another',
  outTradeNo: 'anotherA1',
  payee: { name: 'Thief' },
  subject: 'Gift',
};

interface Sent {
  readonly path?: string;
  readonly query?: string;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends what a client made up to one of the session's operations, or to the shop itself. */
async function post({ sessionId }: Shopper, { path = '/payments', query = '', body, headers }: Sent): Promise<Response> {
  const base = path.startsWith('//') ? `${demo.url}${path.slice(1)}` : `${demo.url}/api/sessions/${sessionId}${path}`;
  return fetch(`${base}${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'tampering-0000001', ...headers },
  });
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const unionpayForm = new URLSearchParams({
  orderId: 'anotherA1',
  txnAmt: '1',
  currencyCode: '392',
  merId: '1',
  respCode: '00',
  signature: 'AA==',
});

/** What is changed in the request for an attempt itself, and refused, as the contract has no such field. */
const refused: Readonly<Record<string, Sent>> = {
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${name} in the body`, { body: { ...code, [name]: value } }])),
  'an order in the body': { body: { ...code, order: { ...facts } } },
  'a plan with a fee of its own': { body: { ...code, plan: { planId: '3', periods: 3, fee: { value: 0, currency: 'CNY' } } } },
  'a discount in the body': { body: { ...code, discount: cheap, coupon: 'ALL' } },
  'a fee in the body': { body: { ...code, fee: 0, feeBearer: 'merchant' } },
  'a status in the body': { body: { ...code, status: 'paid', paidAmount: cheap } },
  'an openid in the body': { body: { ...code, openid: 'oThief' } },
  'a notify address in the body': { body: { ...code, notify_url: 'https://thief.example/' } },
  'a prototype with an amount': { body: `{"productId":"wechat-pay.native","environment":${JSON.stringify(pc)},"__proto__":{"amount":1}}` },
  'a constructor with an amount': { body: { ...code, constructor: { prototype: { amount: 1 } } } },
  'a list of attempts': { body: [{ ...code, amount: 1 }] },
  'a form in the place of JSON': { body: 'productId=wechat-pay.native&amount=1', headers: form },
  'a plan that is not offered': { body: { ...code, planId: '3' } },
  'a free plan': { body: { ...code, planId: '0' } },
};

/** What is changed where nobody reads it: the attempt is the order's own. */
const ignored: Readonly<Record<string, Sent>> = {
  'amount in the query': { body: code, query: '?amount=1&currency=JPY&total=1' },
  'order and payee in the query': { body: code, query: `?orderNo=another&payee=Thief&outTradeNo=anotherA1` },
  'amount in headers': { body: code, headers: { 'X-Amount': '1', 'X-Currency': 'JPY', 'X-Order-No': 'another', 'X-Payee': 'Thief' } },
  'amount in a cookie': { body: code, headers: { Cookie: 'amount=1; currency=JPY; orderNo=another' } },
  'another address by headers': {
    body: code,
    headers: { 'X-Original-URL': '/api/sessions/another/payments', 'X-HTTP-Method-Override': 'PUT', 'X-Forwarded-Host': 'thief.example' },
  },
  'facts in the environment': { body: { ...code, environment: { ...pc, ...facts } } },
  'an order in the environment': { body: { ...code, environment: { ...pc, order: facts, discount: cheap, fee: 0 } } },
  'a prototype in the environment': {
    body: `{"productId":"wechat-pay.native","environment":{"terminal":"pc","host":"browser","os":"windows","device":"desktop","__proto__":{"amount":1,"currency":"JPY"}}}`,
  },
  'amount said twice': {
    body: `{"productId":"wechat-pay.native","environment":{"amount":1,"amount":2,"terminal":"pc","host":"browser","os":"windows","device":"desktop"}}`,
  },
};

/** What is sent once the attempt is there, and how it is answered. */
const afterwards: Readonly<Record<string, Sent & { readonly status: number }>> = {
  'the same key with another amount': { body: { ...code, amount: 1 }, status: 400 },
  'a return of WeChat Pay with an amount': {
    path: '/return',
    body: { channel: 'wechat-pay', params: { total_fee: '1', out_trade_no: 'anotherA1', result: 'SUCCESS' } },
    status: 200,
  },
  'a return of Alipay with an amount': {
    path: '/return',
    body: { channel: 'alipay', params: { total_amount: '0.01', trade_status: 'TRADE_SUCCESS', out_trade_no: 'anotherA1' } },
    status: 200,
  },
  'a return with an amount beside its parameters': { path: '/return', body: { channel: 'alipay', params: {}, amount: 1 }, status: 400 },
  'a return with a prototype': { path: '/return', body: `{"channel":"alipay","params":{"__proto__":"1","amount":"1"}}`, status: 200 },
  'a return of UnionPay by a form': { path: '//return/unionpay', body: unionpayForm.toString(), headers: form, status: 400 },
  'a notification of one’s own': {
    path: '//notify/alipay',
    body: 'total_amount=0.01&trade_status=TRADE_SUCCESS',
    headers: form,
    status: 401,
  },
  'an authorization with an amount': { path: '/authorizations', body: { host: 'wechat', amount: 1 }, status: 400 },
  'a login with an amount': { path: '/payments/{paymentId}/mini-program', body: { code: 'a', amount: 1 }, status: 400 },
  'a renewal with an amount': { path: '/payments/{paymentId}/refresh', body: facts, status: 429 },
};

/** The order is what it was, and the payer pays its amount under its number: nothing else is in the channel's books. */
async function payAndCompare(shopper: Shopper, before: unknown, payment: Payment): Promise<void> {
  const content = contentOf(payment);
  const shown: unknown = await (await fetch(`${demo.url}/sandbox/code?${new URLSearchParams({ content })}`)).json();
  const payee = '山川书店（杭州）有限公司';
  expect(shown).toMatchObject({ amount, currency: 'CNY', payee, outTradeNo: payment.outTradeNo });
  await shopper.act(content, 'pay');
  const { payments } = await shopper.becomes('paid');
  expect(payments.at(-1)).toMatchObject({ status: 'paid', paidAmount: { value: amount, currency: 'CNY' } });
  expect((await shopper.session()).order).toEqual(before);
  expect((await shopper.ledger()).filter(({ standing }) => standing === 'paid')).toMatchObject([{ total: amount, refunds: [] }]);
}

async function arrive(): Promise<{ shopper: Shopper; before: unknown }> {
  const shopper = await Shopper.arrive(demo, { amount: String(amount) });
  const { order } = await shopper.session();
  expect(order).toMatchObject({ amount: { value: amount, currency: 'CNY' }, orderNo: shopper.orderNo });
  return { shopper, before: order };
}

describe.concurrent('an order is paid with its own amount, currency, payee and number', () => {
  test.for(Object.entries(refused))('whatever is asked for: %s', async ([, sent], { task }) => {
    const { shopper, before } = await arrive();
    const answer = await post(shopper, sent);
    expect([400, 422]).toContain(answer.status);
    expect((await shopper.status()).payments).toEqual([]);
    await payAndCompare(shopper, before, (await shopper.pay('honest')).body);
    shows({ task }, 'S8');
  });

  test.for(Object.entries(ignored))('whatever is said beside it: %s', async ([, sent], { task }) => {
    const { shopper, before } = await arrive();
    const answer = await post(shopper, sent);
    expect(answer.status).toBe(201);
    await payAndCompare(shopper, before, (await answer.json()) as Payment);
    shows({ task }, 'S8');
  });

  test.for(Object.entries(afterwards))('whatever follows it: %s', async ([, { status, ...sent }], { task }) => {
    const { shopper, before } = await arrive();
    const { body } = await shopper.pay('honest');
    const answer = await post(shopper, { ...sent, path: (sent.path ?? '/payments').replace('{paymentId}', body.id) });
    expect(answer.status).toBe(status);
    expect((await shopper.status()).status).toBe('open');
    await payAndCompare(shopper, before, body);
    shows({ task }, 'S8');
  });

  test.for(['alipay.page', 'unionpay.page'])('whatever becomes of the form of %s in the browser', async (productId, { task }) => {
    const { shopper, before } = await arrive();
    const { body } = await shopper.pay('form', productId);
    if (body.action?.kind !== 'form') throw new Error('No form');
    const { url, fields } = body.action;
    const cheaper = fields.map(({ name, value }): [string, string] => [
      name,
      name === 'txnAmt' ? '1' : value.replace('"total_amount":"987.65"', '"total_amount":"0.01"'),
    ]);
    expect(cheaper).not.toEqual(fields.map(({ name, value }) => [name, value]));
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(cheaper), redirect: 'manual' });
    expect([answer.status, await shopper.ledger()]).toEqual([400, []]);
    await shopper.close(body.id);
    await payAndCompare(shopper, before, (await shopper.pay('honest')).body);
    shows({ task }, 'S8');
  });
});

test('the table has at least thirty cases', () => {
  expect(Object.keys({ ...refused, ...ignored, ...afterwards }).length).toBeGreaterThanOrEqual(30);
});
