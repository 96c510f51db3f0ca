import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';
import { authorize, carriers, follow, orderOf, places, type Carrier } from './alipay-shopper';
import { send, Shopper, startTimedDemo, type TimedDemo } from './shopper';

vi.setConfig({ testTimeout: 20_000 });

let demo: TimedDemo;
let merchant: AlipayMerchant;
beforeAll(async () => {
  [demo, merchant] = await Promise.all([startTimedDemo(), openAlipayMerchant()]);
}, 30_000);
afterAll(() => Promise.all([demo.close(), merchant.close()]));

const huabei = 'alipay.huabei';
/** What the wallet tells of an order that no credit may pay. */
const noCredit = '商家不接受信用卡、花呗与花呗分期';
const fen = (value: number) => ({ value, currency: 'CNY' });

/** ¥1,024.00: 4.5 % are ¥46.08, in six periods ¥170.66 and ¥7.68 each, with 4 fen of the principal left for the first. */
const six = {
  isEstimate: true,
  planId: '6',
  periods: 6,
  firstPeriod: fen(17_838),
  eachPeriod: fen(17_834),
  fee: fen(4_608),
  feeBearer: 'payer',
  total: fen(107_008),
};
const three = {
  isEstimate: true,
  planId: '3',
  periods: 3,
  firstPeriod: fen(34_134),
  eachPeriod: fen(34_133),
  fee: fen(0),
  feeBearer: 'merchant',
  total: fen(102_400),
};

const arrive = (opened: readonly Carrier[], wishes: Readonly<Record<string, string>> = {}): Promise<Shopper> =>
  Shopper.arrive(demo, { products: [huabei, ...opened].join(','), ...wishes });

const begin = (shopper: Shopper, carrier: Carrier, planId?: string, key = 'first') =>
  shopper.pay(key, huabei, { environment: places[carrier], ...(planId !== undefined && { planId }) });

const pays = (content: string, periods?: number): Promise<Response> =>
  send(`${demo.channelsUrl}/sandbox/act`, { content, act: 'pay', periods });

/** A payer's code whose wallet asks for the password. */
async function makePayerCode(): Promise<string> {
  const answer = await fetch(`${demo.url}/sandbox/payer-code?channel=alipay&outcome=password`);
  return ((await answer.json()) as { payerCode: string }).payerCode;
}

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

  test.each(carriers)('is carried out by %s, and the receipt has the confirmed plan', async (carrier) => {
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
  test('are not paid with 花呗', async () => {
    const shopper = await arrive(['alipay.page'], { goods: 'virtual' });
    expect((await shopper.session()).order.goods).toBe('virtual');
    expect((await begin(shopper, 'alipay.page', '3')).body).toMatchObject({
      code: 'product-not-opened',
      detail: expect.stringContaining('virtual goods') as string,
    });
  });

  test.each(['alipay.page', 'alipay.wap', 'alipay.app'] as const)('are told to Alipay by %s, and paid', async (productId) => {
    const shopper = await arrive([productId], { goods: 'virtual' });
    const { body } = await shopper.pay('plain', productId, { environment: places[productId] });
    expect(orderOf(body)).toMatchObject({ goods_type: '0' });
    expect((await pays(await follow(shopper, body))).status).toBe(200);
  });
});

describe('an order that forbids credit', () => {
  test.each([...carriers, 'alipay.payer-code'] as const)('tells Alipay by %s, whose wallet offers none', async (productId) => {
    const shopper = await Shopper.arrive(demo, { products: productId, credit: 'forbidden' });
    expect((await shopper.session()).order.creditForbidden).toBe(true);
    if (productId === 'alipay.jsapi') await shopper.open((await authorize(shopper)).callback);
    const atCounter = productId === 'alipay.payer-code' ? await makePayerCode() : undefined;
    const environment = places[atCounter === undefined ? (productId as Carrier) : 'alipay.qr'];
    const { body } = await shopper.pay('first', productId, { environment, payerCode: atCounter });
    const content = atCounter ?? (await follow(shopper, body));
    const seen = await fetch(`${demo.channelsUrl}/sandbox/code?${new URLSearchParams({ content })}`);
    expect(await seen.json()).toMatchObject({ notice: noCredit });
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
    ['已被禁用', { ...wish('3', '0'), disable_pay_channels: 'credit_group' }],
    ['已被禁用', { ...wish('3', '0'), disable_pay_channels: 'coupon,pcreditpayInstallment' }],
    ['已被禁用', { ...wish('3', '0'), enable_pay_channels: 'balance,pcredit' }],
  ])('says of %s what is wrong', async (what, biz) => {
    expect(await order('refused1', biz)).toMatchObject({
      code: '40004',
      sub_code: 'ACQ.INVALID_PARAMETER',
      sub_msg: expect.stringContaining(what) as string,
    });
  });

  test.each([
    [{ disable_pay_channels: 'coupon' }, false],
    [{ disable_pay_channels: 'creditCard,pcredit' }, false],
    [{ disable_pay_channels: 'coupon,credit_group' }, true],
    [{ disable_pay_channels: 'creditCard,creditCardExpress,creditCardCartoon,pcredit,pcreditpayInstallment' }, true],
    [{ enable_pay_channels: 'balance' }, true],
    [{ enable_pay_channels: 'balance,pcredit' }, false],
    [{ enable_pay_channels: 'credit_group' }, false],
    [{ ...wish('3', '0'), disable_pay_channels: 'coupon,pcredit' }, false],
    [{ ...wish('3', '0'), enable_pay_channels: 'balance,pcreditpayInstallment' }, false],
  ])('takes %o for a ban of all credit: %s', async (biz, isBanned) => {
    const { qr_code: content } = await order(merchant.attempt('alipay.qr').outTradeNo, biz);
    const { notice } = await merchant.payer.find(String(content), 'scan');
    expect(notice).toBe(isBanned ? noCredit : undefined);
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
