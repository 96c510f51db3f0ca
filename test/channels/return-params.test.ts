import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReturnReader } from '../../src/channels/return-reader';
import { returnReaders } from '../../src/channels/return-readers';
import { toMajorUnits } from '../../src/model/money';
import { productDefinitions } from '../../src/channels/products';
import { channelOf } from '../../src/model/product';
import { alipayReturn, unionpayReturn } from '../core/return-params.fixtures';

const readers: [string, ReturnReader][] = Object.entries(returnReaders);
const { alipay, unionpay, 'wechat-pay': wechatPay } = returnReaders;

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
        const { outTradeNo, tradeNo, claim } = reader.read(given);
        expect(['paid', 'failed', 'unknown']).toContain(claim);
        for (const number of [outTradeNo, tradeNo]) if (number !== undefined) expect(Object.values(given)).toContain(number);
      }),
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
