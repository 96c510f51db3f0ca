import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Payment } from '../../demo/merchant/wire';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { contentOf, openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';
import { send, Shopper, startTimedDemo, type TimedDemo } from './shopper';

vi.setConfig({ testTimeout: 20_000 });

let demo: TimedDemo;
let merchant: AlipayMerchant;
beforeAll(async () => {
  [demo, merchant] = await Promise.all([startTimedDemo(), openAlipayMerchant()]);
}, 30_000);
afterAll(() => Promise.all([demo.close(), merchant.close()]));

const huabei = 'alipay.huabei';
const fen = (value: number) => ({ value, currency: 'CNY' });

/** ¥1,024.00: 4.5 % are ¥46.08, in six periods ¥170.66 and ¥7.68 each, with 4 fen of the principal left for the first. */
const six = {
  planId: '6',
  periods: 6,
  firstPeriod: fen(17_838),
  eachPeriod: fen(17_834),
  fee: fen(4_608),
  feeBearer: 'payer',
  total: fen(107_008),
};
const three = {
  planId: '3',
  periods: 3,
  firstPeriod: fen(34_134),
  eachPeriod: fen(34_133),
  fee: fen(0),
  feeBearer: 'merchant',
  total: fen(102_400),
};

/** Where the payer stands, by the base product that carries instalments out there. */
const places = {
  'alipay.page': { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' },
  'alipay.qr': { terminal: 'scan', host: 'browser', os: 'other', device: 'tablet' },
  'alipay.wap': { terminal: 'wap', host: 'browser', os: 'android', device: 'phone' },
  'alipay.jsapi': { terminal: 'wap', host: 'alipay', os: 'android', device: 'phone' },
  'alipay.app': { terminal: 'app', host: 'browser', os: 'ios', device: 'phone' },
  'alipay.mini-program': { terminal: 'mini-program', host: 'alipay', os: 'ios', device: 'phone' },
} as const;
type Carrier = keyof typeof places;

const arrive = (carriers: readonly Carrier[], wishes: Readonly<Record<string, string>> = {}): Promise<Shopper> =>
  Shopper.arrive(demo, { products: [huabei, ...carriers].join(','), ...wishes });

const begin = (shopper: Shopper, carrier: Carrier, planId?: string, key = 'first') =>
  shopper.pay(key, huabei, { environment: places[carrier], ...(planId !== undefined && { planId }) });

/** What leads the payer's wallet to an attempt, wherever it was started. */
async function follow(shopper: Shopper, payment: Payment): Promise<string> {
  const { action } = payment;
  if (action?.kind === 'mini-program') {
    // The stand-in for my.getAuthCode is the round trip in a browser.
    const { code } = await authorize(shopper);
    const answer = await shopper.post<{ tradeNo: string }>(`/payments/${payment.id}/mini-program`, { code });
    return answer.body.tradeNo;
  }
  if (action?.kind !== 'form' && action?.kind !== 'redirect') return contentOf(action ?? { kind: 'none' });
  const body = action.kind === 'form' ? new URLSearchParams(action.fields.map(({ name, value }): [string, string] => [name, value])) : null;
  const came = await fetch(action.url, { method: body ? 'POST' : 'GET', redirect: 'manual', body });
  return new URL(came.headers.get('Location') ?? '', demo.channelsUrl).href;
}

async function authorize(shopper: Shopper): Promise<{ readonly code: string; readonly callback: string }> {
  const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'alipay' });
  const callback = (await fetch(body.redirectUrl, { redirect: 'manual' })).headers.get('Location') ?? '';
  return { callback, code: new URL(callback).searchParams.get('auth_code') ?? '' };
}

const pays = (content: string, periods?: number): Promise<Response> =>
  send(`${demo.channelsUrl}/sandbox/act`, { content, act: 'pay', periods });

describe('花呗分期 in a session', () => {
  test('has the contracted terms, and no quote', async () => {
    const { products, order } = await (await arrive(['alipay.page'])).session();
    expect(products).toEqual([
      {
        productId: huabei,
        instalmentTerms: [
          { planId: '3', periods: 3, feeRate: '0.018', feeBearer: 'merchant' },
          { planId: '6', periods: 6, feeRate: '0.045', feeBearer: 'payer' },
          { planId: '12', periods: 12, feeRate: '0.075', feeBearer: 'payer' },
        ],
      },
      { productId: 'alipay.page' },
    ]);
    expect(order).not.toHaveProperty('goods');
    expect(order).not.toHaveProperty('creditForbidden');
  });

  test.each(Object.keys(places) as Carrier[])('is carried out by %s, and the receipt has the confirmed plan', async (carrier) => {
    // Inside Alipay its bridge comes before its page, wherever that is listed.
    const shopper = await arrive(carrier === 'alipay.jsapi' ? ['alipay.wap', carrier] : [carrier]);
    if (carrier === 'alipay.jsapi') {
      expect((await begin(shopper, carrier, '6')).body.code).toBe('authorization-needed');
      await shopper.open((await authorize(shopper)).callback);
    }
    const { status, body } = await begin(shopper, carrier, '6');
    expect([status, body]).toMatchObject([201, { productId: huabei, plan: six, status: 'pending' }]);
    expect((await pays(await follow(shopper, body))).status).toBe(200);
    const { payments } = await shopper.becomes('paid');
    // The fee is between the payer and Alipay.
    expect(payments).toMatchObject([{ productId: huabei, plan: six, paidAmount: fen(102_400), payerAmount: fen(102_400) }]);
  });

  test.each([
    ['3', 12, { planId: '12', periods: 12, feeBearer: 'payer', fee: fen(7_680) }],
    // The merchant bears the fee of the plan that it asked for, and of no other.
    ['6', 3, { planId: '3', periods: 3, feeBearer: 'payer', fee: fen(2_355) }],
    ['3', 0, undefined],
  ] as const)('asked for in %s periods and paid in %i has the plan that the wallet confirmed', async (planId, periods, plan) => {
    const shopper = await arrive(['alipay.page']);
    const { body } = await begin(shopper, 'alipay.page', planId);
    expect(body.plan?.planId).toBe(planId);
    await pays(await follow(shopper, body), periods);
    const [payment] = (await shopper.becomes('paid')).payments;
    if (plan === undefined) expect(payment).not.toHaveProperty('plan');
    else expect(payment?.plan).toMatchObject(plan);
  });

  test('is found out with its plan by a query, where no notification comes', async () => {
    const shopper = await arrive(['alipay.page']);
    const { body } = await begin(shopper, 'alipay.page', '3');
    await shopper.arrange('notify', 'dropped', 99);
    await pays(await follow(shopper, body));
    demo.advance(10_000);
    expect((await shopper.becomes('paid')).payments[0]?.plan).toEqual(three);
  });

  test.each([undefined, '24', '3.0', '__proto__'])('with the plan %s is refused, and nothing is begun', async (planId) => {
    const shopper = await arrive(['alipay.page']);
    expect((await begin(shopper, 'alipay.page', planId)).body).toMatchObject({
      status: 422,
      code: 'plan-not-offered',
      detail: 'Send a planId: 3, 6, 12.',
    });
    expect((await shopper.status()).payments).toEqual([]);
  });

  test('of an order of less than a fen a period is refused', async () => {
    const shopper = await arrive(['alipay.page'], { amount: '5' });
    expect((await begin(shopper, 'alipay.page', '6')).body.code).toBe('plan-not-offered');
  });

  test('under the same key with another plan is refused, and another plan is another attempt', async () => {
    const shopper = await arrive(['alipay.page']);
    const { body } = await begin(shopper, 'alipay.page', '3');
    expect((await begin(shopper, 'alipay.page', '6')).body.code).toBe('idempotency-key-reused');
    await shopper.close(body.id);
    expect((await begin(shopper, 'alipay.page', '6', 'second')).body).toMatchObject({ outTradeNo: `${shopper.orderNo}A2`, plan: six });
  });

  test('is not started where none of its base products is opened, whatever the browser says', async () => {
    const shopper = await arrive(['alipay.page']);
    for (const place of [places['alipay.wap'], { terminal: 'pc', host: 'wechat', os: 'windows', device: 'desktop' }] as const) {
      const { body } = await shopper.pay(place.host, huabei, { planId: '3', environment: place });
      expect(body).toMatchObject({ status: 422, code: 'product-not-opened' });
    }
  });
});

describe('virtual goods', () => {
  test('are not paid with 花呗, and Alipay is told what they are', async () => {
    const shopper = await arrive(['alipay.page'], { goods: 'virtual' });
    expect((await shopper.session()).order.goods).toBe('virtual');
    expect((await begin(shopper, 'alipay.page', '3')).body).toMatchObject({
      code: 'product-not-opened',
      detail: expect.stringContaining('virtual goods') as string,
    });
    const { body } = await shopper.pay('plain', 'alipay.page');
    expect(body.action).toMatchObject({
      kind: 'form',
      fields: expect.arrayContaining([{ name: 'biz_content', value: expect.stringContaining('"goods_type":"0"') as string }]) as unknown,
    });
    expect((await pays(await follow(shopper, body))).status).toBe(200);
  });
});

describe('an order that forbids credit', () => {
  test('tells Alipay, whose wallet offers none', async () => {
    const shopper = await arrive(['alipay.page', 'alipay.qr'], { credit: 'forbidden' });
    expect((await shopper.session()).order.creditForbidden).toBe(true);
    const { body } = await shopper.pay('code', 'alipay.qr');
    const content = contentOf(body.action ?? { kind: 'none' });
    const seen = await fetch(`${demo.channelsUrl}/sandbox/code?${new URLSearchParams({ content })}`);
    expect(await seen.json()).toMatchObject({ notice: '商家不接受信用卡、花呗与花呗分期' });
    expect((await pays(content)).status).toBe(200);
    await shopper.becomes('paid');
  });

  test.each(['wechat-pay.native', 'unionpay.page', 'nobody.knows', huabei])(
    'is not paid with %s, of which nobody can keep it out',
    async (productId) => {
      const shopper = await Shopper.arrive(demo, { products: `alipay.page,${productId}`, credit: 'forbidden' });
      const planId = productId === huabei ? { planId: '3' } : {};
      expect((await shopper.pay('first', productId, planId)).body).toMatchObject({
        status: 422,
        code: 'product-not-opened',
        detail: expect.stringContaining('No credit') as string,
      });
      expect(await shopper.ledger()).toEqual([]);
    },
  );
});

describe('Alipay', () => {
  const order = (number: string, biz: object) =>
    merchant.client.sdk.exec('alipay.trade.precreate', {
      bizContent: { out_trade_no: number, total_amount: '1024.00', subject: '书', ...biz },
    });
  const wish = (periods: unknown, percent?: unknown) => ({ extend_params: { hb_fq_num: periods, hb_fq_seller_percent: percent } });

  test.each([
    ['hb_fq_num', wish('24', '0')],
    ['hb_fq_num', wish(3, '0')],
    ['hb_fq_num', wish('06', '0')],
    ['hb_fq_seller_percent', wish('3', '50')],
    ['extend_params', { extend_params: '{"hb_fq_num":"3"}' }],
    ['虚拟商品', { ...wish('3', '0'), goods_type: '0' }],
    ['互斥', { disable_pay_channels: 'credit_group', enable_pay_channels: 'balance' }],
    ['disable_pay_channels', { disable_pay_channels: 'credit_group,everything' }],
  ])('says of %s what is wrong', async (what, biz) => {
    expect(await order('refused1', biz)).toMatchObject({
      code: '40004',
      sub_code: 'ACQ.INVALID_PARAMETER',
      sub_msg: expect.stringContaining(what) as string,
    });
  });

  test('shows the payer every plan in the wallet, and takes no other', async () => {
    const attempt: Attempt = merchant.attempt('alipay.qr', { amount: 111_111, instalments: { periods: 6, feeBearer: 'payer' } });
    const content = await merchant.startCode(attempt);
    // Alipay's own example of 1111.11: 50.00 of fee, of which a period has 8.33, and 185.18 of the principal.
    expect((await merchant.payer.find(content, 'scan')).plans).toMatchObject([
      { periods: 3, isChosen: false },
      { periods: 6, isChosen: true, words: '花呗分 6 期：首期 ¥193.56，其后每期 ¥193.51，手续费 ¥50.00' },
      { periods: 12, isChosen: false },
      { periods: 0, isChosen: false },
    ]);
    await expect(merchant.payer.perform(content, 'pay', 24)).rejects.toMatchObject({ code: 'periods-unknown' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect(await merchant.payer.perform(content, 'pay', 12)).toMatchObject({ standing: 'paid', notice: '已用花呗分 12 期付款' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', confirmedPeriods: 12, payerAmount: 111_111 });
  });

  test('has the merchant bear the fee of the plan that it asked for, and of no other', async () => {
    const attempt = merchant.attempt('alipay.qr', { amount: 111_111, instalments: { periods: 3, feeBearer: 'merchant' } });
    const { plans = [] } = await merchant.payer.find(await merchant.startCode(attempt), 'scan');
    expect(plans.slice(0, 2).map(({ words }) => words)).toEqual([
      '花呗分 3 期：首期 ¥370.37，其后每期 ¥370.37，手续费由商家承担',
      expect.stringContaining('手续费 ¥50.00'),
    ]);
  });

  test('takes other terms under a used number for a change of the order', async () => {
    const attempt = merchant.attempt('alipay.qr', { instalments: { periods: 6, feeBearer: 'payer' } });
    await merchant.payer.perform(await merchant.startCode(attempt), 'scan');
    const changed = { ...attempt, instalments: { periods: 12, feeBearer: 'payer' } } as const;
    expect(await merchant.start(changed)).toMatchObject({ kind: 'refused', code: 'ACQ.CONTEXT_INCONSISTENT' });
  });

  test('offers no instalments that nobody asked for', async () => {
    const content = await merchant.startCode(merchant.attempt('alipay.qr'));
    await expect(merchant.payer.perform(content, 'pay', 3)).rejects.toMatchObject({ code: 'periods-unknown' });
    expect(await merchant.payer.perform(content, 'pay')).not.toHaveProperty('notice');
  });
});
