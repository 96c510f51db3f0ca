import { AlipaySdk } from 'alipay-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { signParams } from '../../demo/channels/alipay/rsa2';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';
import { until } from './shopper';
import { shows } from '../reliability/shows';
import { whole } from './whole-refund';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

const qr = (): Attempt => merchant.attempt('alipay.qr');
const toldOf = ({ outTradeNo }: Attempt) => merchant.notifications.filter((told) => told.outTradeNo === outTradeNo);
const becomesTold = (attempt: Attempt, count: number) =>
  until(
    () => Promise.resolve(toldOf(attempt)),
    (told) => told.length >= count,
  );
const read = (params: Readonly<Record<string, string>>) =>
  merchant.adapter.readNotification(new Headers(), new URLSearchParams(params).toString());

/** What Alipay would post of a payment. */
function paymentOf(attempt: Attempt): Record<string, string> {
  const { appId, sellerId } = merchant.account;
  return {
    notify_id: 'n1',
    app_id: appId,
    seller_id: sellerId,
    out_trade_no: attempt.outTradeNo,
    trade_no: '2026010122001234567890123456',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '102.40',
    buyer_pay_amount: '100.40',
    gmt_payment: '2026-01-01 08:00:00',
    subject: '书 100% & 更多',
  };
}

describe('an answer that is lost', () => {
  test('of a code leaves the attempt open, and the same number again works', async () => {
    const attempt = qr();
    merchant.arrange(attempt, 'order', 'lost-answer');
    expect(await merchant.start(attempt)).toEqual({ kind: 'unavailable' });
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('says nothing, wherever it is lost, and neither does a channel in trouble', async () => {
    for (const kind of ['lost-answer', 'server-error', 'refused'] as const) {
      const attempt = qr();
      await merchant.payer.perform(await merchant.startCode(attempt), 'scan');
      merchant.arrange(attempt, 'query', kind);
      expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unknown' });
      merchant.arrange(attempt, 'close', kind);
      expect(await merchant.adapter.close(attempt)).toBe('unknown');
      merchant.arrange(attempt, 'refund', kind);
      expect(await merchant.adapter.queryRefund(attempt, whole(attempt))).toBe('unknown');
      // Only where the answer alone was lost has the work been done.
      expect((await merchant.ledger(attempt))?.standing).toBe(kind === 'lost-answer' ? 'closed' : 'paying');
    }
  });

  test('is told apart from a refusal when an order is placed', async () => {
    const attempt = qr();
    merchant.arrange(attempt, 'order', 'server-error');
    expect(await merchant.start(attempt)).toEqual({ kind: 'unavailable' });
    merchant.arrange(attempt, 'order', 'refused');
    expect(await merchant.start(attempt)).toMatchObject({ kind: 'refused', code: 'isv.insufficient-isv-permissions' });
  });
});

describe('closing', () => {
  test('that loses the race to the payer says that it was paid', async () => {
    const [scanned, unscanned] = [qr(), qr()];
    await merchant.payer.perform(await merchant.startCode(scanned), 'scan');
    await merchant.startCode(unscanned);
    for (const attempt of [scanned, unscanned]) {
      merchant.arrange(attempt, 'close', 'paid-first');
      expect(await merchant.adapter.close(attempt)).toBe('already-paid');
      expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    }
  });

  test('that loses the race and can not ask is unknown', async () => {
    const attempt = qr();
    await merchant.startCode(attempt);
    merchant.arrange(attempt, 'close', 'paid-first');
    merchant.arrange(attempt, 'query', 'lost-answer');
    expect(await merchant.adapter.close(attempt)).toBe('unknown');
  });
});

describe('another amount', () => {
  test('is not taken for the order’s, in an answer or in a notification', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const attempt = qr();
    const code = await merchant.startCode(attempt);
    merchant.arrange(attempt, 'notify', 'wrong-amount');
    merchant.arrange(attempt, 'query', 'wrong-amount');
    await merchant.payer.perform(code, 'pay');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unknown' });
    const [told] = await becomesTold(attempt, 1);
    expect(told?.judge(attempt)).toEqual({ kind: 'unknown' });
    expect(logged).toHaveBeenCalledWith(expect.stringContaining(attempt.outTradeNo));
    logged.mockRestore();
  });
});

describe('a notification', () => {
  test('that Alipay signed says what was paid, and what the payer gave', () => {
    const attempt = qr();
    const told = read(signParams(paymentOf(attempt), merchant.alipayPrivateKey));
    expect([told.id, told.outTradeNo]).toEqual(['n1', attempt.outTradeNo]);
    expect(told.judge(attempt)).toEqual({
      kind: 'paid',
      transactionId: '2026010122001234567890123456',
      paidAt: new Date('2026-01-01T00:00:00Z'),
      paidAmount: 10_240,
      payerAmount: 10_040,
    });
  });

  test('that Alipay did not sign is refused', ({ task }) => {
    const params = paymentOf(qr());
    const signed = signParams(params, merchant.alipayPrivateKey);
    const forgeries = [
      params,
      signParams(params, makeRsaKeyPair().privateKey),
      signParams(params, merchant.account.keyPair.privateKey),
      { ...signed, total_amount: '0.01' },
      { ...signed, sign: '' },
      { ...signed, sign_type: 'RSA' },
      { ...signed, sign_type: 'constructor' },
      {},
    ];
    for (const forgery of forgeries) expect(() => read(forgery)).toThrow(expect.objectContaining({ status: 401 }));
    shows({ task }, 'S9', forgeries.length);
  });

  test('under the old signature with SHA-1 is refused, good as it may be', ({ task }) => {
    const sdk = new AlipaySdk({
      appId: merchant.account.appId,
      privateKey: merchant.alipayPrivateKey.trim(),
      alipayPublicKey: merchant.account.alipayPublicKey.trim(),
      keyType: 'PKCS8',
      signType: 'RSA',
    });
    const signed = Object.fromEntries(new URLSearchParams(sdk.sdkExecute('alipay.trade.query', { charset: 'utf-8' })));
    expect(sdk.checkNotifySignV2(signed)).toBe(true);
    expect(() => read(signed)).toThrow(expect.objectContaining({ status: 401 }));
    shows({ task }, 'S9');
  });

  test('about something else, or about somebody else, decides nothing', ({ task }) => {
    const attempt = qr();
    const about = (facts: Record<string, string>) => read(signParams({ ...paymentOf(attempt), ...facts }, merchant.alipayPrivateKey));
    for (const facts of [
      { app_id: '2021000000000002' },
      { seller_id: '2088000000000002' },
      { out_trade_no: 'another01A1' },
      { trade_status: 'TRADE_PENDING' },
      { trade_status: 'constructor' },
      { gmt_payment: 'yesterday' },
      { total_amount: '1e2' },
    ]) {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      expect(about(facts).judge(attempt)).toEqual({ kind: 'unknown' });
      vi.restoreAllMocks();
    }
    expect(() => about({ notify_id: 'n'.repeat(129) })).toThrow(expect.objectContaining({ status: 400 }));
    expect(() => read(signParams({ notify_id: 'n2', msg: 'hello' }, merchant.alipayPrivateKey))).toThrow(
      expect.objectContaining({ status: 400 }),
    );
    shows({ task }, 'S9', 9);
  });

  test('in every word that Alipay has is understood', () => {
    const states = {
      TRADE_SUCCESS: 'paid',
      TRADE_FINISHED: 'paid',
      TRADE_CLOSED: 'paid',
      WAIT_BUYER_PAY: 'unpaid',
    };
    const attempt = qr();
    for (const [word, kind] of Object.entries(states)) {
      const told = read(signParams({ ...paymentOf(attempt), trade_status: word }, merchant.alipayPrivateKey));
      expect(told.judge(attempt).kind).toBe(kind);
    }
    const { gmt_payment: _, ...neverPaid } = paymentOf(attempt);
    const closed = read(signParams({ ...neverPaid, trade_status: 'TRADE_CLOSED' }, merchant.alipayPrivateKey));
    expect(closed.judge(attempt)).toEqual({ kind: 'closed' });
  });

  test('comes again until it is acknowledged with the one word', async () => {
    const attempt = qr();
    const code = await merchant.startCode(attempt);
    merchant.refuseNotifications(1);
    await merchant.payer.perform(code, 'pay');
    expect(await becomesTold(attempt, 1)).toHaveLength(1);
    merchant.advance(60_000);
    const next = qr();
    await merchant.payer.perform(await merchant.startCode(next), 'pay');
    await becomesTold(next, 1);
    expect(toldOf(attempt)).toHaveLength(1);
  });

  test('that is dropped comes later, and one that comes twice is the same one', async () => {
    const attempt = qr();
    const code = await merchant.startCode(attempt);
    merchant.arrange(attempt, 'notify', 'dropped');
    merchant.arrange(attempt, 'notify', 'repeated');
    await merchant.payer.perform(code, 'pay');
    const told = await becomesTold(attempt, 2);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  });

  test('of what a reversal took back does not call the order paid', async () => {
    const attempt = merchant.attempt('alipay.payer-code');
    merchant.arrange(attempt, 'notify', 'dropped');
    await merchant.start(attempt, { payerCode: await merchant.payer.makePayerCode('pay') });
    await merchant.adapter.reverse?.(attempt);
    const [told] = await becomesTold(attempt, 1);
    expect(told?.judge(attempt)).toEqual({ kind: 'closed' });
  });
});

describe('a return', () => {
  const returned = (facts: Record<string, string> = {}): Record<string, string> => ({
    charset: 'utf-8',
    out_trade_no: 'returned01A1',
    method: 'alipay.trade.page.pay.return',
    total_amount: '102.40',
    trade_no: '2026010122001234567890123456',
    auth_app_id: merchant.account.appId,
    version: '1.0',
    app_id: merchant.account.appId,
    seller_id: merchant.account.sellerId,
    timestamp: '2026-01-01 08:00:00',
    ...facts,
  });

  test('is read where Alipay signed it, whatever else the address holds', () => {
    const params = signParams(returned(), merchant.alipayPrivateKey);
    expect(merchant.adapter.readReturn?.(params)).toBe('returned01A1');
    expect(merchant.adapter.readReturn?.({ ...params, session: 's1', '': '' })).toBe('returned01A1');
  });

  test('that is forged, or for another merchant, is not read', () => {
    const { alipayPrivateKey } = merchant;
    const forgeries = [
      returned(),
      {},
      signParams(returned(), makeRsaKeyPair().privateKey),
      { ...signParams(returned(), alipayPrivateKey), out_trade_no: 'returned02A1' },
      signParams(returned({ app_id: '2021000000000002' }), alipayPrivateKey),
      signParams(returned({ seller_id: '2088000000000002' }), alipayPrivateKey),
    ];
    for (const forgery of forgeries) expect(merchant.adapter.readReturn?.(forgery)).toBeUndefined();
  });
});
