import { describe, expect, test, vi } from 'vitest';
import { returnReaders, type ReturnChannel } from '../../src/channels/return-readers';
import { readReturnParams, returnNamesIn, returnParamNames, type ReturnInput } from '../../src/core/return-params';
import { alipayReturn, queryOf, realReturns, unionpayReturn } from './return-params.fixtures';

const channels = Object.keys(returnReaders) as ReturnChannel[];

describe('a return', () => {
  test('of Alipay is read from the query that it appends to the address', () => {
    expect(readReturnParams(queryOf(alipayReturn))).toEqual({
      kind: 'return',
      channel: 'alipay',
      outTradeNo: '20261122093001A1',
      tradeNo: '2026112222001451771000092260',
      amount: { value: 102400, currency: 'CNY' },
      claim: 'unknown',
      signed: true,
      params: alipayReturn,
    });
  });

  test('of a phone is one of Alipay too', () => {
    expect(readReturnParams({ ...alipayReturn, method: 'alipay.trade.wap.pay.return' })).toMatchObject({ channel: 'alipay' });
  });

  test('of UnionPay is read from the fields of its POST, with the lines of its certificate as they are', () => {
    expect(readReturnParams(unionpayReturn)).toMatchObject({ kind: 'return', channel: 'unionpay', claim: 'paid', params: unionpayReturn });
  });

  test("of WeChat is what its bridge answers, and nothing else of the bridge's record", () => {
    expect(readReturnParams({ err_msg: 'get_brand_wcpay_request:ok', err_desc: 'x', toString: 1 })).toEqual({
      kind: 'return',
      channel: 'wechat-pay',
      claim: 'paid',
      signed: false,
      params: { err_msg: 'get_brand_wcpay_request:ok' },
    });
  });

  test('without a signature says so', () => {
    const { sign: _sign, ...unsigned } = alipayReturn;
    expect(readReturnParams(unsigned)).toMatchObject({ kind: 'return', signed: false });
    expect(readReturnParams({ ...alipayReturn, sign: '' })).toMatchObject({ kind: 'return', signed: false });
  });

  test('is the same with and without the question mark, and as URLSearchParams', () => {
    const query = queryOf(alipayReturn);
    const reading = readReturnParams(query);
    expect(readReturnParams(query.slice(1))).toEqual(reading);
    expect(readReturnParams(new URLSearchParams(query))).toEqual(reading);
    expect(readReturnParams(alipayReturn)).toEqual(reading);
  });
});

describe('every channel’s real return', () => {
  test.each(channels)('of %s is that channel’s and no other’s', (channel) => {
    expect(readReturnParams(realReturns[channel])).toMatchObject({ kind: 'return', channel });
  });

  test.each(channels.filter((channel) => returnReaders[channel].transport === 'address'))('of %s is read from an address', (channel) => {
    const params = realReturns[channel] as Readonly<Record<string, string>>;
    expect(readReturnParams(queryOf(params))).toMatchObject({ kind: 'return', channel, params });
    expect(readReturnParams(`${queryOf(params)}&session=0Yq3mT8c&page=2`)).toEqual(readReturnParams(queryOf(params)));
  });

  test('of QQ is a number in its bridge’s answer, and goes to the server as its text', () => {
    for (const resultCode of [0, '0']) {
      expect(readReturnParams({ resultCode, retmsg: null, data: {} })).toEqual({
        kind: 'return',
        channel: 'qq-wallet',
        claim: 'paid',
        signed: false,
        params: { resultCode: '0' },
      });
    }
    expect(readReturnParams({ resultCode: -1 })).toMatchObject({ channel: 'qq-wallet', claim: 'failed' });
    expect(readReturnParams('?resultCode=0')).toEqual({ kind: 'none' });
  });

  test('of Yeepay with a text in GBK can not be carried over, so it is refused and taken out of the address', () => {
    const query = queryOf(realReturns.yeepay).replace('r5_Pid=', 'r5_Pid=%D2%D7%B1%A6');
    expect(readReturnParams(query)).toEqual({
      kind: 'refused',
      reason: 'malformed',
      names: expect.arrayContaining(['r5_Pid', 'r6_Order', 'hmac']) as string[],
    });
  });
});

test('empty parts of a query are no parameters, however many there are', () => {
  expect(readReturnParams(`?${'&'.repeat(500)}${queryOf(alipayReturn).slice(1)}&&`)).toMatchObject({
    kind: 'return',
    params: alipayReturn,
  });
});

describe('nothing of a channel', () => {
  test.each([
    '',
    '?',
    '?session=0Yq3mT8cKpR5vZ1nB7xWdA',
    '?out_trade_no=1&trade_no=2&trade_status=TRADE_SUCCESS&total_amount=0.01',
    '?redirect_status=succeeded',
    '?resultCode=9000',
    '?method=get&version=2&version=3',
    '?method=alipay.trade.app.pay.return',
    '?method=alipay.trade.page.pay.returned',
    '?method=xalipay.trade.page.pay.return',
    '?method=alipay.trade.page.pay.return%00',
    '?METHOD=alipay.trade.page.pay.return',
    '?respCode=00&orderId=1',
    '?%zz=1&%',
    '#method=alipay.trade.page.pay.return',
    // H5 leads back with nothing: what an address says in the bridge's words was written by someone else.
    '?err_msg=get_brand_wcpay_request%3Aok',
    // A page's own parameters, which happen to be called as a channel's.
    '?token=5O190127TN364715T',
    '?PayerID=FHRZ2KJYTRVQ8',
    '?token=eyJhbGciOiJIUzI1NiJ9.e30.abc&PayerID=FHRZ2KJYTRVQ8',
    '?token=5O190127TN364715T&payerid=FHRZ2KJYTRVQ8',
    '?MSG=saved',
    '?MSG=PG1zZz48TWVzc2FnZT4=',
    '?SUCCESS=Y&ORDERID=1&PAYMENT=1.00',
    '?POSID=1&BRANCHID=2&ORDERID=3&SUCCESS=Y&SIGN=4',
    '?status=2&sign=abc&amount=1024&tradeNum=20261122',
    '?r0_Cmd=Buy&r6_Order=20261122',
    '?r1_Code=1&r9_BType=1',
    { resultCode: 9000 },
    { resultCode: '4' },
    { resultCode: 0.5 },
    { resultCode: null },
    { code: 0 },
    { err_msg: 'ok' },
    { err_msg: '' },
    { err_msg: 0 },
    { resultCode: '9000' },
    {},
    [],
    ['err_msg'],
    new Date(0),
    null,
    undefined,
    0,
    Symbol.iterator,
    () => 'err_msg',
  ])('is in %o', (input) => {
    expect(readReturnParams(input as ReturnInput)).toEqual({ kind: 'none' });
  });

  test('is in what a record inherits', () => {
    expect(readReturnParams(Object.create({ err_msg: 'a:ok' }) as ReturnInput)).toEqual({ kind: 'none' });
  });
});

describe('a return is refused', () => {
  const names = expect.arrayContaining(['method', 'out_trade_no', 'sign']) as string[];

  test.each(Object.keys(alipayReturn))('when %s is given twice', (name) => {
    const refused = { kind: 'refused', reason: 'doubled', names };
    expect(readReturnParams(`${queryOf(alipayReturn)}&${name}=1`)).toEqual(refused);
    expect(readReturnParams(`?${name}=1&${queryOf(alipayReturn).slice(1)}`)).toEqual(refused);
    expect(readReturnParams(`${queryOf(alipayReturn)}&${name}=${encodeURIComponent(alipayReturn[name]!)}`)).toEqual(refused);
    expect(readReturnParams(new URLSearchParams(`${queryOf(alipayReturn)}&${name}=1`))).toEqual(refused);
    expect(readReturnParams({ ...alipayReturn, [name]: [alipayReturn[name], alipayReturn[name]] })).toEqual(refused);
  });

  test('when the second name is written another way', () => {
    expect(readReturnParams(`${queryOf(alipayReturn)}&%6fut_trade_no=1`)).toMatchObject({ reason: 'doubled' });
  });

  test('when two channels lead back at once', () => {
    expect(readReturnParams({ ...unionpayReturn, ...alipayReturn })).toMatchObject({
      kind: 'refused',
      reason: 'doubled',
      names: expect.arrayContaining(['method', 'respCode']) as string[],
    });
  });

  test.each(['%zz', '%', '%e4%b8', '%ff', '%ed%a0%80', '%00', 'a%00b', '%1b', '%7f', '%c2%85', '%ef%bf%bd'])(
    'when a value of the channel is written as %s',
    (value) => {
      const { out_trade_no: _number, ...others } = alipayReturn;
      expect(readReturnParams(`${queryOf(others)}&out_trade_no=${value}`)).toEqual({ kind: 'refused', reason: 'malformed', names });
    },
  );

  test.each([['\ud800'], ['a\udc00'], ['\0'], [1], [null], [undefined], [{}], [['a']], [true]])(
    'when a value of the channel is %o',
    (value) => {
      const given = { ...alipayReturn, out_trade_no: value } as Readonly<Record<string, unknown>>;
      const isOneOfList = Array.isArray(value);
      expect(readReturnParams(given)).toMatchObject(isOneOfList ? { kind: 'return' } : { kind: 'refused', reason: 'malformed', names });
    },
  );

  test('when a property throws', () => {
    const trap = Object.defineProperty({ ...alipayReturn }, 'sign', {
      get: () => {
        throw new Error('no');
      },
    });
    expect(readReturnParams(trap)).toEqual({ kind: 'refused', reason: 'malformed', names: [] });
  });

  test('when the return of one channel comes with that of another, whichever two they are', () => {
    for (const one of channels) {
      for (const other of channels) {
        if (one === other) continue;
        expect(readReturnParams({ ...realReturns[one], ...realReturns[other] }).kind).not.toBe('none');
        const reading = readReturnParams({ ...realReturns[one], ...realReturns[other] });
        // Where both use a name, the later value may leave the first without its marks.
        if (reading.kind === 'return') expect(reading.channel).toBe(other);
        else expect(reading).toMatchObject({ kind: 'refused', reason: 'doubled' });
      }
    }
  });

  test('when a value is longer than the contract takes, and not when it is as long', () => {
    expect(readReturnParams({ ...alipayReturn, sign: 'a'.repeat(8192) })).toMatchObject({ kind: 'return' });
    expect(readReturnParams({ ...alipayReturn, sign: 'a'.repeat(8193) })).toEqual({ kind: 'refused', reason: 'too-long', names });
  });

  test('when there are more parameters than the contract takes, and not when there are as many', () => {
    const others = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, '']));
    const room = 100 - Object.keys(alipayReturn).length;
    for (const write of [
      queryOf,
      (params: Record<string, string>) => params,
      (params: Record<string, string>) => new URLSearchParams(params),
    ]) {
      expect(readReturnParams(write({ ...alipayReturn, ...others(room) }))).toMatchObject({ kind: 'return' });
      expect(readReturnParams(write({ ...alipayReturn, ...others(room + 1) }))).toEqual({ kind: 'refused', reason: 'too-long', names });
    }
  });

  test('when it is longer than 16 KiB, and not when it is as long', () => {
    const query = `${queryOf(alipayReturn)}&own=`;
    expect(readReturnParams(query.padEnd(16_384, 'a'))).toMatchObject({ kind: 'return' });
    expect(readReturnParams(query.padEnd(16_385, 'a'))).toEqual({ kind: 'refused', reason: 'too-long', names: [] });
    expect(readReturnParams(new URLSearchParams({ ...alipayReturn, own: 'a'.repeat(16_384) }))).toMatchObject({ reason: 'too-long' });
    const thrice = { ...alipayReturn, sign: 'a'.repeat(6000), trade_no: 'a'.repeat(6000), charset: 'a'.repeat(6000) };
    expect(readReturnParams(thrice)).toEqual({ kind: 'refused', reason: 'too-long', names });
  });

  test('unread when it is a megabyte', () => {
    const query = queryOf(alipayReturn) + '&method=a'.repeat(120_000);
    const split = vi.spyOn(String.prototype, 'split');
    const reading = readReturnParams(query);
    const parsed = split.mock.calls.length;
    split.mockRestore();
    expect(reading).toEqual({ kind: 'refused', reason: 'too-long', names: [] });
    expect(parsed).toBe(0);
  });
});

describe('the names to be taken out of the address', () => {
  test('are every one that the channel sends, and none of a bridge', () => {
    for (const channel of channels) {
      expect(returnParamNames[channel]).toEqual(returnReaders[channel].transport === 'bridge' ? [] : returnReaders[channel].names);
    }
    expect(returnParamNames['wechat-pay']).toEqual([]);
  });

  test('are found in a query of any length, only where a channel’s marks are', () => {
    expect(returnNamesIn(`?a=${'b'.repeat(1e6)}&version=2&method=alipay.trade.page.pay.return`)).toEqual(['method', 'version']);
    expect(returnNamesIn(`?a=${'b'.repeat(1e6)}&version=2&method=x`)).toEqual([]);
  });
});
