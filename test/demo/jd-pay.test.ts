import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openForm, seal, sealForm } from '../../demo/jd-pay-envelope';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
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
import { shows } from '../reliability/shows';
import { openJdPayShop, type JdPayShop } from './jd-pay-shop';
import { until } from './shopper';
import { whole } from './whole-refund';

let shop: JdPayShop;
beforeAll(async () => void (shop = await openJdPayShop()), 60_000);
afterAll(() => shop.close());

const minute = 60_000;

/** What JD told the shop of an order, once it has. */
const notified = (outTradeNo: string, times = 1) =>
  until(
    () => Promise.resolve(shop.notifications.filter((notification) => notification.outTradeNo === outTradeNo)),
    ({ length }) => length >= times,
  );

describe.each(['page', 'wap'])('JD’s page, for %s', (product) => {
  test('is entered by a sealed form; the order is absent before and unpaid after', async () => {
    const attempt = makeAttempt(shop, product, { subject: 'A & B <精装>' });
    const form = toPageForm(await startAction(shop, attempt));
    expect(form.url).toBe(`${shop.channelsUrl}/jdpay/saveOrder`);
    expect(Object.values(form.fields).join(' ')).not.toContain(attempt.outTradeNo);
    const { keys } = shop.account;
    const opened = openForm(form.fields, { ...keys, peerPublicKey: merchantPublicKey() });
    expect(opened).toMatchObject({ tradeNum: attempt.outTradeNo, amount: '102400', currency: 'CNY', orderType: '0', expireTime: '900' });
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

  test('leads back with a sealed result when it was paid, in which 0 is success', async () => {
    const attempt = makeAttempt(shop, product);
    const { page } = await actOnPage(await enterCashier(shop, attempt), 'pay');
    const form = readPageForm(page);
    expect(form?.url).toBe(shop.account.returnPostUrl);
    expect(openForm(form?.fields ?? {}, shop.account.keys)).toMatchObject({ tradeNum: attempt.outTradeNo, amount: '102400', status: '0' });
    expect(shop.adapter.readReturn?.(form?.fields ?? {})).toBe(attempt.outTradeNo);
    const state = await shop.adapter.query(attempt);
    expect(state).toMatchObject({ kind: 'paid', paidAmount: 102_400, payerAmount: 102_400 });
    const [notification] = await notified(attempt.outTradeNo);
    expect(notification?.judge(attempt)).toEqual(state);
  });
});

const merchantPublicKey = (): string => shop.merchantPublicKey;

describe('JD’s page', () => {
  test('opened twice for one attempt is the same order, which is not taken again once it is paid', async () => {
    const attempt = makeAttempt(shop, 'page');
    const first = await enterCashier(shop, attempt);
    expect(await enterCashier(shop, attempt)).toBe(first);
    await actOnPage(first, 'pay');
    const again = await submit(toPageForm(await startAction(shop, attempt)));
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('交易号重复')]);
  });

  test('left without paying says that nothing was paid, and may be used again', async () => {
    const attempt = makeAttempt(shop, 'wap');
    const cashier = await enterCashier(shop, attempt);
    expect((await actOnPage(cashier, 'cancel')).page).toContain('尚未付款');
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    await actOnPage(cashier, 'pay');
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('on which a payment failed says so, and so does the query', async () => {
    const attempt = makeAttempt(shop, 'page');
    const { page } = await actOnPage(await enterCashier(shop, attempt), 'fail');
    expect(page).toContain('支付失败');
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'failed', failure: { code: '3' } });
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
    shop.advance(15 * minute + 1_000);
    expect(await (await fetch(cashier)).text()).toContain('订单已关闭');
    const { answer, page } = await actOnPage(cashier, 'pay');
    expect([answer.status, page]).toEqual([409, expect.stringContaining('已超过订单的支付时间')]);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'closed', paidAt: null });
    expect(await shop.payer.perform(cashier, 'pay-late')).toMatchObject({ standing: 'paid' });
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('refuses what was altered, added, left out, or signed by somebody else', async () => {
    const form = toPageForm(await startAction(shop, makeAttempt(shop, 'page')));
    const { desKey } = shop.issued;
    const order = openForm(form.fields, { ...shop.account.keys, peerPublicKey: merchantPublicKey() }) ?? {};
    const { tradeName: _, ...less } = form.fields;
    const forged = sealForm(order, { ...shop.account.keys, privateKey: makeRsaKeyPair().privateKey });
    const others = [
      { ...form.fields, amount: seal('1', desKey) },
      { ...form.fields, note: seal('1', desKey) },
      { ...form.fields, amount: '1' },
      less,
      forged,
    ];
    for (const fields of others) {
      const answer = await submit({ ...form, fields });
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('签名验证失败')]);
    }
  });

  test.each([
    ['yuan in the place of fen', { amount: '1024.00' }, 'amount'],
    ['nothing to pay', { amount: '0' }, 'amount'],
    ['another currency', { currency: 'USD' }, 'currency'],
    ['a number that is too long', { tradeNum: '1'.repeat(31) }, 'tradeNum'],
    ['a number of other characters', { tradeNum: 'A-1' }, 'tradeNum'],
    ['no such time', { tradeTime: '20260230000000' }, 'tradeTime'],
    ['no kind of goods', { orderType: '2' }, 'orderType'],
    ['a way back to another site', { callbackUrl: 'https://thief.example/return' }, 'callbackUrl'],
    ['no notification', { notifyUrl: '' }, 'notifyUrl'],
    ['an end in the past', { expireTime: '-1' }, 'expireTime'],
    ['instalments that there are not', { preProduct: 'JD_BAITIAO', installmentNum: '5' }, 'installmentNum'],
    ['instalments of something else', { preProduct: 'OTHER', installmentNum: '3' }, 'preProduct'],
  ])('refuses %s, and names the field', async (_, wrong, name) => {
    const form = toPageForm(await startAction(shop, makeAttempt(shop, 'page')));
    const order = openForm(form.fields, { ...shop.account.keys, peerPublicKey: merchantPublicKey() }) ?? {};
    const answer = await submit({ ...form, fields: sealForm({ ...order, ...wrong }, shop.account.keys) });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(`参数错误：${name}`)]);
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

describe('白条', () => {
  const amount = { value: 102_400, currency: 'CNY' };
  const ask = () => shop.adapter.quotePlans?.({ number: 'ORDER1Q', amount });

  test('is quoted by JD, and every plan adds up', async () => {
    const plans = (await ask()) ?? [];
    expect(plans.map(({ planId, periods }) => [planId, periods])).toEqual([
      ['3', 3],
      ['6', 6],
      ['12', 12],
      ['24', 24],
    ]);
    for (const { firstPeriod, eachPeriod, periods, fee, total } of plans) {
      expect(firstPeriod.value + (periods - 1) * eachPeriod.value).toBe(total.value);
      expect(amount.value + fee.value).toBe(total.value);
    }
  });

  test('has no quote while JD is out of order', async () => {
    shop.faults.add({ orderPrefix: 'ORDER1Q', place: 'query', kind: 'server-error', times: 1 });
    expect(await ask()).toBeUndefined();
  });

  test('is asked for with the order, and chosen on JD’s page unless the payer takes another', async () => {
    const attempt = makeAttempt(shop, 'page', { instalments: { periods: 6, feeBearer: 'payer' } });
    const cashier = await enterCashier(shop, attempt);
    const page = await (await fetch(cashier)).text();
    expect(page).toMatch(/value="6" checked/);
    expect(page).toContain('白条分 12 期');
    expect(page).toContain('不分期，一次付清');
    await shop.payer.perform(cashier, 'pay', 12);
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: 102_400 });
    expect(await shop.payer.perform(cashier, 'scan').catch((error: Error) => error.message)).toContain('已支付');
  });

  test('of periods that were not offered is refused on JD’s page', async () => {
    const attempt = makeAttempt(shop, 'wap', { instalments: { periods: 3, feeBearer: 'payer' } });
    const cashier = await enterCashier(shop, attempt);
    await expect(shop.payer.perform(cashier, 'pay', 5)).rejects.toMatchObject({ code: 'periods-unknown' });
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
  });
});

describe('a notification', () => {
  const read = (body: string) => () => shop.adapter.readNotification(new Headers(), body);

  test('that JD did not seal and sign is refused with 401', async ({ task }) => {
    const attempt = makeAttempt(shop, 'page');
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    await notified(attempt.outTradeNo);
    const body = shop.notificationBodies.at(-1) ?? '';
    expect(read(body)()).toMatchObject({ outTradeNo: attempt.outTradeNo });
    const encrypt = /<encrypt>(.*)<\/encrypt>/.exec(body)?.[1] ?? '';
    const flipped = Buffer.from(encrypt, 'base64')
      .toString()
      .replace(/^./, (first) => (first === '0' ? '1' : '0'));
    const others = [
      body.replace(encrypt, Buffer.from(flipped).toString('base64')),
      body.replace(encrypt, ''),
      body.replace(/<merchant>\d+</, '<merchant>110099999999<'),
      body.slice(0, -10),
      '',
      '{}',
    ];
    for (const other of others) expect(read(other)).toThrow(expect.objectContaining({ status: 401 }) as Error);
    shows({ task }, 'S9', others.length);
  });

  test('of a refusal, or of money going back, is none of a payment', () => {
    const refusal = `<jdpay><merchant>${shop.account.merchant}</merchant><result><code>JD0006</code><desc></desc></result></jdpay>`;
    expect(read(refusal)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });

  test.for(['forged', 'wrong-amount', 'wrong-merchant'] as const)('that is %s pays nothing', async (kind, { task }) => {
    const attempt = makeAttempt(shop, 'page');
    arrange(shop, attempt, 'notify', kind);
    const before = shop.notificationBodies.length;
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    const [body = ''] = await until(
      () => Promise.resolve(shop.notificationBodies.slice(before)),
      ({ length }) => length > 0,
    );
    if (kind === 'wrong-amount') expect(read(body)().judge(attempt)).toEqual({ kind: 'unknown' });
    else expect(read(body)).toThrow(expect.objectContaining({ status: 401 }) as Error);
    shows({ task }, 'S9');
  });

  test('that is not acknowledged comes again', async () => {
    const attempt = makeAttempt(shop, 'page');
    shop.refuseNext(1);
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    shop.advance(2_000);
    const [first, second] = await notified(attempt.outTradeNo, 2);
    expect(second?.id).toBe(first?.id);
  });
});

describe('a payer’s code', () => {
  const charge = (attempt: ReturnType<typeof makeAttempt>, code: string) => shop.adapter.start(attempt, circumstancesOf(shop, code));

  test('that needs no password is paid at once', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    const answer = await charge(attempt, await shop.payer.makePayerCode('pay'));
    expect(answer).toMatchObject({ kind: 'paid', paidAmount: 102_400 });
    expect(await shop.adapter.query(attempt)).toEqual(answer);
  });

  test('whose payer types a password is under way until he has', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    const code = await shop.payer.makePayerCode('password');
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    await shop.payer.perform(code, 'pay');
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('that fails, or whose payer refuses, has failed', async () => {
    const [one, other] = [makeAttempt(shop, 'payer-code'), makeAttempt(shop, 'payer-code')];
    expect(await charge(one, await shop.payer.makePayerCode('fail'))).toEqual({ kind: 'paying' });
    expect(await shop.adapter.query(one)).toMatchObject({ kind: 'failed' });
    const code = await shop.payer.makePayerCode();
    await charge(other, code);
    await shop.payer.perform(code, 'cancel');
    expect(await shop.adapter.query(other)).toMatchObject({ kind: 'failed' });
  });

  test('that was used, is old, or has a wrong shape is invalid, and charges nothing', async () => {
    const used = await shop.payer.makePayerCode('pay');
    await charge(makeAttempt(shop, 'payer-code'), used);
    const old = await shop.payer.makePayerCode('pay');
    shop.advance(5 * minute);
    for (const code of [used, old, '', '62', '62x072831040884993', '6'.repeat(20)]) {
      const attempt = makeAttempt(shop, 'payer-code');
      expect(await charge(attempt, code)).toMatchObject({ kind: 'payer-code-invalid' });
      expect(await ledgerOf(shop, attempt)).toBeUndefined();
    }
  });

  test('whose answer was lost is under way, and the query says that it was paid', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    arrange(shop, attempt, 'order', 'lost-answer');
    const code = await shop.payer.makePayerCode('pay');
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    // Sent again by mistake it charges nothing more.
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'paid', total: 102_400 });
  });

  test.each(['pay', 'password'] as const)('is taken back, whatever has become of it: made with %s', async (outcome) => {
    const attempt = makeAttempt(shop, 'payer-code');
    await charge(attempt, await shop.payer.makePayerCode(outcome));
    expect(await shop.adapter.reverse?.(attempt)).toBe('reversed');
    expect(await shop.adapter.query({ ...attempt, reversalSent: true })).toEqual({ kind: 'closed' });
    expect(await shop.adapter.reverse?.(attempt)).toBe('reversed');
    const line = await ledgerOf(shop, attempt);
    expect(line?.refunds.map(({ amount }) => amount)).toEqual(outcome === 'pay' ? [102_400] : []);
  });

  test('that is paid in the moment before it is taken back goes back', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    await charge(attempt, await shop.payer.makePayerCode('password'));
    arrange(shop, attempt, 'reverse', 'paid-first');
    expect(await shop.adapter.reverse?.(attempt)).toBe('reversed');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400, status: 'SUCCESS' }] });
  });

  test('that arrives after it was taken back charges nothing', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    expect(await shop.adapter.reverse?.(attempt)).toBe('reversed');
    expect(await charge(attempt, await shop.payer.makePayerCode('pay'))).toEqual({ kind: 'paying' });
    expect(await shop.adapter.query({ ...attempt, reversalSent: true })).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toBeUndefined();
  });

  test('whose reversal was lost or refused is asked about, and is not called reversed', async () => {
    const attempt = makeAttempt(shop, 'payer-code');
    await charge(attempt, await shop.payer.makePayerCode('pay'));
    arrange(shop, attempt, 'reverse', 'server-error');
    expect(await shop.adapter.reverse?.(attempt)).toBe('unknown');
    expect(await shop.adapter.query({ ...attempt, reversalSent: true })).toEqual({ kind: 'unknown' });
    expect(await shop.adapter.reverse?.(attempt)).toBe('reversed');
  });
});

describe('a refund', () => {
  const pay = async () => {
    const attempt = makeAttempt(shop, 'page');
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    return attempt;
  };

  test('is under way, then done; asked for twice it is one', async () => {
    const attempt = await pay();
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
    shop.advance(2_000);
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('succeeded');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400, status: 'SUCCESS' }] });
  });

  test('whose answer was lost is known by the query', async () => {
    const attempt = await pay();
    arrange(shop, attempt, 'refund', 'lost-answer');
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('processing');
  });

  test('of what was not paid, or of more than was, is refused', async () => {
    const unpaid = makeAttempt(shop, 'page');
    await enterCashier(shop, unpaid);
    expect(await shop.adapter.refund(unpaid, whole(unpaid))).toBe('unknown');
    const absent = makeAttempt(shop, 'page');
    expect(await shop.adapter.refund(absent, whole(absent))).toBe('unknown');
    const attempt = await pay();
    expect(await shop.adapter.refund(attempt, { ...whole(attempt), amount: 102_401 })).toBe('unknown');
    expect((await ledgerOf(shop, attempt))?.refunds).toEqual([]);
  });
});

test('what stands in another’s name, or is cut, or is no XML is no answer', async () => {
  const attempt = makeAttempt(shop, 'page');
  const cashier = await enterCashier(shop, attempt);
  for (const kind of ['server-error', 'lost-answer', 'refused'] as const) {
    arrange(shop, attempt, 'query', kind);
    expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unknown' });
  }
  await actOnPage(cashier, 'pay');
  arrange(shop, attempt, 'query', 'wrong-amount');
  expect(await shop.adapter.query(attempt)).toEqual({ kind: 'unknown' });
  expect(await shop.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
});
