import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown, type Fact } from '../../src/channels/fact';
import { houseChannels, type HouseChannel } from '../../src/channels/house-channel';
import type { ReturnReader } from '../../src/channels/return-reader';
import { returnReaders } from '../../src/channels/return-readers';
import { returns, type EmptyReturn, type ReadableReturn } from '../../src/channels/returns';
import { toMajorUnits } from '../../src/model/money';
import { productDefinitions } from '../../src/channels/products';
import { channelOf } from '../../src/model/product';
import { abcMessage, abcResult, alipayReturn, realReturns, unionpayReturn } from '../core/return-params.fixtures';

const readers: [string, ReturnReader][] = Object.entries(returnReaders);
const { abc, alipay, ccb, 'jd-pay': jdPay, paypal, 'qq-wallet': qqWallet, unionpay, 'wechat-pay': wechatPay, yeepay } = returnReaders;

describe('of every channel of the house', () => {
  const facts = Object.entries(returns as Readonly<Record<HouseChannel, Fact<ReadableReturn | EmptyReturn>>>);

  test('it is known how a browser comes back, or why it is not', () => {
    expect(facts.map(([channel]) => channel).sort()).toEqual([...houseChannels].sort());
    for (const [, fact] of facts) expect(isKnown(fact) ? fact.source : fact.unknown).toMatch(/\w{3}/);
  });

  test('a return that is read has a reader, and every reader is one of a return', () => {
    const readBy = facts.flatMap(([, fact]) => (isKnown(fact) && fact.value.kind === 'read' ? [fact.value.by] : []));
    expect([...new Set(readBy)].sort()).toEqual(Object.keys(returnReaders).sort());
  });

  test.each(facts)('what is said of %s’s return is what its reader finds in a real one', (_, fact) => {
    if (!isKnown(fact) || fact.value.kind === 'none') return;
    const { by, unit, success, signed } = fact.value;
    const { amount, claim, ...others } = returnReaders[by].read(textsOf(realReturns[by]));
    expect(others.signed).toBe(signed);
    expect(claim).toBe(success === 'claimed' ? 'paid' : 'unknown');
    expect(amount).toEqual(unit === 'none' ? undefined : { value: 102400, currency: 'CNY' });
  });

  test('a corporate bank’s payment through UnionPay comes back in UnionPay’s form', () => {
    expect(returns['corporate-bank']).toMatchObject({ value: { kind: 'read', by: 'unionpay' } });
  });
});

/** A bridge's numbers as the core hands them to a reader. */
function textsOf(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, typeof value === 'number' ? String(value) : (value as string)]),
  );
}

describe.each(readers)('%s', (channel, reader) => {
  test('is a channel that has products', () => {
    expect([...productDefinitions.keys()].map(channelOf)).toContain(channel);
  });

  test('names each parameter once, and its marks among them', () => {
    expect(new Set(reader.names).size).toBe(reader.names.length);
    expect(Object.keys(reader.marks).length).toBeGreaterThan(0);
    expect(reader.names).toEqual(expect.arrayContaining(Object.keys(reader.marks)));
  });

  test('has marks that keep no place between two questions', () => {
    for (const pattern of Object.values(reader.marks)) expect(pattern.flags).not.toMatch(/[gy]/);
  });

  test('reads whatever stands under its names, and makes up nothing', () => {
    const params = fc.dictionary(fc.constantFrom(...reader.names), fc.oneof(fc.string(), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(params, (given) => {
        const facts = reader.read(given);
        expect(['paid', 'failed', 'unknown']).toContain(facts.claim);
        for (const number of [facts.outTradeNo, facts.tradeNo]) if (number !== undefined) expect(Object.values(given)).toContain(number);
        expect(['amount', 'claim', 'outTradeNo', 'signed', 'tradeNo']).toEqual(expect.arrayContaining(Object.keys(facts)));
      }),
      { numRuns: 1_200 },
    );
  });

  test('says of nothing at all neither that it is paid nor that it is signed', () => {
    const facts = reader.read({});
    expect(facts.claim).not.toBe('paid');
    expect(facts).toMatchObject({ signed: false });
    expect([facts.outTradeNo, facts.tradeNo, facts.amount]).toEqual([undefined, undefined, undefined]);
  });
});

describe("Alipay's return", () => {
  test('says which order it was and what it cost, and never that it is paid', () => {
    expect(alipay.read(alipayReturn)).toEqual({
      outTradeNo: '20261122093001A1',
      tradeNo: '2026112222001451771000092260',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'unknown',
      signed: true,
    });
  });

  test('says no more when someone writes a status into it', () => {
    expect(alipay.read({ ...alipayReturn, trade_status: 'TRADE_SUCCESS', resultStatus: '9000' }).claim).toBe('unknown');
  });

  test('names the twelve parameters that real ones have', () => {
    expect([...alipay.names].sort()).toEqual(Object.keys(alipayReturn).sort());
  });

  test('has its amount to the fen, for every amount', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(alipay.read({ total_amount: toMajorUnits(value, 2) }).amount).toEqual({ value, currency: 'CNY' });
      }),
    );
  });

  test.each([
    ['0.01', 1],
    ['0.81', 81],
    ['1000.0', 100000],
    ['52', 5200],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s yuan are %i fen', (total_amount, value) => {
    expect(alipay.read({ total_amount }).amount).toEqual({ value, currency: 'CNY' });
  });

  test.each([
    '0.001',
    '1.005',
    '-1.00',
    '+1.00',
    '1e3',
    '1,024.00',
    '007.00',
    '.5',
    '5.',
    ' 1.00',
    '1.00\n',
    '1.00元',
    '１.00',
    '0x10',
    'NaN',
    '',
    '90071992547409.92',
    '9'.repeat(400),
  ])('%j is no exact amount and is left out, not rounded', (total_amount) => {
    expect(alipay.read({ ...alipayReturn, total_amount }).amount).toBeUndefined();
  });

  test.each(['', 'a'.repeat(65), '<b>1</b>', '1 2', '订单1', '1\n'])('%j is no number of an order and is left out', (out_trade_no) => {
    expect(alipay.read({ ...alipayReturn, out_trade_no }).outTradeNo).toBeUndefined();
  });
});

describe("UnionPay's return", () => {
  test('says which order it was, what it cost, and that the channel thinks it paid', () => {
    expect(unionpay.read(unionpayReturn)).toEqual({
      outTradeNo: '20261122093001A1',
      tradeNo: '202611220930018812345',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'paid',
      signed: true,
    });
  });

  test.each([
    ['00', 'paid'],
    ['A6', 'paid'],
    ['01', 'unknown'],
    ['03', 'unknown'],
    ['04', 'unknown'],
    ['05', 'unknown'],
    ['12', 'unknown'],
    ['60', 'unknown'],
    ['11', 'failed'],
    ['77', 'failed'],
    ['a6', 'failed'],
  ])('with respCode %s is %s', (respCode, claim) => {
    expect(unionpay.read({ ...unionpayReturn, respCode }).claim).toBe(claim);
  });

  test.each([
    { currencyCode: '840' },
    { currencyCode: '' },
    { currencyCode: 'CNY' },
    { txnAmt: '10.24' },
    { txnAmt: '-1' },
    { txnAmt: '1e3' },
    { txnAmt: '' },
    { txnAmt: '1'.repeat(13) },
  ])('with %j has no amount', (change) => {
    expect(unionpay.read({ ...unionpayReturn, ...change }).amount).toBeUndefined();
  });

  test('has its amount as it was sent, up to twelve digits', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999_999), (value) => {
        expect(unionpay.read({ txnAmt: String(value), currencyCode: '156' }).amount).toEqual({ value, currency: 'CNY' });
      }),
    );
  });
});

describe("WeChat's bridge", () => {
  test.each([
    ['get_brand_wcpay_request:ok', 'paid'],
    ['getBrandWCPayRequest:ok', 'paid'],
    ['chooseWXPay:ok', 'paid'],
    ['requestPayment:ok ', 'paid'],
    ['get_brand_wcpay_request:cancel', 'failed'],
    ['get_brand_wcpay_request:fail', 'failed'],
    ['getBrandWCPayRequest:fail_nosupport', 'failed'],
    ['getBrandWCPayRequest:fail_no permission to execute', 'failed'],
    ['requestPayment:fail cancel', 'failed'],
    // A Mac's client of 2023: nothing was asked of the wallet.
    ['system:function_not_exist', 'unknown'],
    ['get_brand_wcpay_request:okay', 'unknown'],
    ['get_brand_wcpay_request:ok?', 'unknown'],
    ['get_brand_wcpay_request:OK', 'unknown'],
    ['get_brand_wcpay_request:', 'unknown'],
    ['get_brand_wcpay_request:fail:ok', 'failed'],
  ])('that says %j claims %s', (err_msg, claim) => {
    expect(wechatPay.read({ err_msg })).toEqual({ claim, signed: false });
  });
});

describe('JD Pay’s return', () => {
  test('is sealed: it is signed, and says nothing that a page can read', () => {
    expect(jdPay.read(realReturns['jd-pay'])).toEqual({ claim: 'unknown', signed: true });
  });

  test('says no more when its values are written in the clear', () => {
    expect(jdPay.read({ tradeNum: '20261122093001A1', amount: '102400', status: '0', sign: 'a' })).toEqual({
      claim: 'unknown',
      signed: true,
    });
  });
});

describe('CCB’s return', () => {
  test('says which order it was, what it cost in yuan, and that the bank thinks it paid', () => {
    expect(ccb.read(realReturns.ccb)).toEqual({
      outTradeNo: '20261122093001A1',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'paid',
      signed: true,
    });
  });

  // Which characters its manual takes in a number is not said.
  test.each([
    ['2026-1122_A1', true],
    ['A'.repeat(30), true],
    ['A'.repeat(31), false],
    ['A/1', false],
    ['', false],
  ])('is known by the number %j: %s', (ORDERID, isKnown) => {
    expect(ccb.marks.ORDERID!.test(ORDERID)).toBe(isKnown);
  });

  test.each([
    ['Y', 'paid'],
    ['N', 'failed'],
    ['y', 'unknown'],
    ['', 'unknown'],
  ])('with SUCCESS=%s is %s', (SUCCESS, claim) => {
    expect(ccb.read({ ...realReturns.ccb, SUCCESS }).claim).toBe(claim);
  });

  test.each([{ CURCODE: '02' }, { CURCODE: '156' }, { CURCODE: '' }, { PAYMENT: '1,024.00' }, { PAYMENT: '1024.001' }])(
    'with %j has no amount',
    (change) => {
      expect(ccb.read({ ...realReturns.ccb, ...change }).amount).toBeUndefined();
    },
  );
});

describe('ABC’s return', () => {
  test('is one message, of which the fields in ASCII are read although others are in GBK', () => {
    expect(abc.read({ MSG: realReturns.abc.MSG })).toEqual({
      outTradeNo: '20261122093001A1',
      tradeNo: '9015010406093001',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'paid',
      signed: true,
    });
  });

  test.each([
    [{ ReturnCode: '0000' }, 'paid'],
    [{ ReturnCode: '2000' }, 'failed'],
    [{ ReturnCode: '' }, 'unknown'],
    // The same envelope with the result of a refund.
    [{ TrxType: 'RefundResult' }, 'unknown'],
  ])('with %j is %s', (change, claim) => {
    expect(abc.read({ MSG: abcMessage({ ...abcResult, ...change }) }).claim).toBe(claim);
  });

  test('with a field twice leaves that field out', () => {
    const doubled = abcMessage({ ...abcResult, Note: '</Note><OrderNo>20261122093001A2</OrderNo><Note>' });
    expect(abc.read({ MSG: doubled }).outTradeNo).toBeUndefined();
  });

  test.each(['PE1TRz48TWVzc2FnZT4', 'PE1TRz48TWVzc2FnZT', 'not base64!', ''])('that is %j says nothing', (MSG) => {
    expect(abc.read({ MSG })).toEqual({ outTradeNo: undefined, tradeNo: undefined, amount: undefined, claim: 'unknown', signed: false });
  });
});

describe('PayPal’s return', () => {
  test('names the order that was approved, which is not paid before it is captured', () => {
    expect(paypal.read(realReturns.paypal)).toEqual({ tradeNo: '5O190127TN364715T', claim: 'unknown', signed: false });
  });
});

describe('Yeepay’s return', () => {
  test('says which order it was, what it cost in yuan, and that the channel thinks it paid', () => {
    expect(yeepay.read(realReturns.yeepay)).toEqual({
      outTradeNo: '20261122093001A1',
      tradeNo: '868934303852252C',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'paid',
      signed: true,
    });
  });

  test('calls the yuan CNY or RMB, and no other currency has an amount', () => {
    const amountIn = (r4_Cur: string) => yeepay.read({ ...realReturns.yeepay, r4_Cur }).amount?.value;
    expect(['RMB', 'CNY', 'USD', ''].map(amountIn)).toEqual([102400, 102400, undefined, undefined]);
  });

  test('never says that a payment failed: it returns after success only', () => {
    for (const r1_Code of ['0', '-1', '10', '']) expect(yeepay.read({ ...realReturns.yeepay, r1_Code }).claim).toBe('unknown');
  });
});

test.each([
  ['0', 'paid'],
  ['-1', 'failed'],
  ['-11001', 'failed'],
  ['-2', 'unknown'],
  ['', 'unknown'],
])('QQ’s bridge that answers %j claims %s', (resultCode, claim) => {
  expect(qqWallet.read({ resultCode })).toEqual({ claim, signed: false });
});
