import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { isKnown, type Fact } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import { productDefinitions } from '../../src/channels/products';
import { readTradeAnswer, tradeStatuses, type TradeContext } from '../../src/channels/trade-statuses';
import { isTradeOver, wasPaid, type TradeAnswer, type TradeStatus } from '../../src/model/trade-status';

const facts = Object.entries<Fact<unknown>>(tradeStatuses);
const counter: TradeContext = { productId: 'wechat-pay.payer-code' };
const paidBefore: TradeContext = { alreadyPaid: true };

const told = (trade: TradeStatus) => ({ communication: 'answered', business: 'succeeded', trade });
const refused = (trade: TradeStatus) => ({ communication: 'answered', business: 'refused', trade });
const faulty = { communication: 'answered', business: 'unknown', trade: 'unknown' };
const unheard = { communication: 'failed', business: 'unknown', trade: 'unknown' };

describe('every channel of the house', () => {
  test('has its words, or says why they are not known', () => {
    expect(facts.map(([channel]) => channel).sort()).toEqual([...houseChannels].sort());
    for (const [, fact] of facts) expect(isKnown(fact) ? fact.source : fact.unknown).toMatch(/\w{3}/);
  });

  test.each(facts.filter(([, fact]) => !isKnown(fact)).map(([channel]) => channel))(
    'of %s, whose words are not known, anything it says is unknown',
    (channel) => {
      for (const body of [{ trade_state: 'SUCCESS' }, { status: 'COMPLETED' }, {}])
        expect(readTradeAnswer(channel, { body })).toEqual(faulty);
    },
  );

  test.each(['shop-card', '__proto__', 'constructor', ''])('%j is none of them, and what it says is unknown', (channel) => {
    expect(readTradeAnswer(channel, { body: { trade_state: 'SUCCESS' } })).toEqual(faulty);
  });

  test.each([...houseChannels])('%s that gave no body, or what is none, was not heard', (channel) => {
    for (const body of [undefined, null, '', '<html>', 0, [], [{ trade_state: 'SUCCESS' }]]) {
      expect(readTradeAnswer(channel, { httpStatus: 200, body })).toEqual(unheard);
    }
    expect(readTradeAnswer(channel, { httpStatus: 302, body: { trade_state: 'SUCCESS' } })).toEqual(unheard);
  });
});

describe('WeChat Pay, third edition', () => {
  const state = (trade_state: string, context?: TradeContext) =>
    readTradeAnswer('wechat-pay', { httpStatus: 200, body: { trade_state, out_trade_no: '20261122093001A1' } }, context);

  // Source: pay.weixin.qq.com 4013070356, 2024-12.
  test.each([
    ['SUCCESS', 'paid'],
    ['REFUND', 'refund-begun'],
    ['NOTPAY', 'unpaid'],
    ['USERPAYING', 'in-progress'],
    ['ACCEPT', 'in-progress'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
    ['PAYERROR', 'unpaid'],
    ['success', 'unknown'],
    ['SUCCESS ', 'unknown'],
    ['NEWWORD', 'unknown'],
    ['__proto__', 'unknown'],
    ['', 'unknown'],
  ] as const)('that says %j is %s', (word, trade) => {
    expect(state(word)).toMatchObject(told(trade));
  });

  test('a refund, in part or whole, was a payment', () => {
    expect(wasPaid(state('REFUND').trade)).toBe(true);
  });

  test('a try that failed leaves a code or a page payable, and ends what a payer’s code began', () => {
    for (const productId of ['wechat-pay.native', 'wechat-pay.jsapi', 'wechat-pay.h5', undefined]) {
      expect(state('PAYERROR', { productId }).trade).toBe('unpaid');
    }
    expect(state('PAYERROR', counter).trade).toBe('failed');
    expect(state('PAYERROR', { way: 'payer-code', productId: 'shop.counter' }).trade).toBe('failed');
    expect(state('PAYERROR', { way: 'inside', productId: 'wechat-pay.payer-code' }).trade).toBe('unpaid');
  });

  test('a reversal of what was paid is a refund', () => {
    expect(state('REVOKED', { ...counter, ...paidBefore }).trade).toBe('refunded');
  });

  test.each([
    [404, 'ORDER_NOT_EXIST', refused('unpaid')],
    [400, 'PARAM_ERROR', refused('unknown')],
    [401, 'SIGN_ERROR', refused('unknown')],
    [429, 'FREQUENCY_LIMITED', refused('unknown')],
    [500, 'SYSTEM_ERROR', faulty],
    [502, undefined, faulty],
  ])('that answers %i %s says nothing final', (httpStatus, code, expected) => {
    expect(readTradeAnswer('wechat-pay', { httpStatus, body: { code, trade_state: 'SUCCESS' } })).toMatchObject(expected);
  });
});

describe('WeChat Pay and QQ Wallet, second edition', () => {
  const ok = { return_code: 'SUCCESS', result_code: 'SUCCESS' };

  test.each(['wechat-pay', 'qq-wallet'])('%s tells the three levels apart', (channel) => {
    const read = (body: object, context?: TradeContext) => readTradeAnswer(channel, { httpStatus: 200, body }, context);
    expect(read({ ...ok, trade_state: 'SUCCESS' })).toEqual({ ...told('paid'), word: 'SUCCESS' });
    expect(read({ ...ok, trade_state: 'USERPAYING' })).toMatchObject(told('in-progress'));
    expect(read({ ...ok, trade_state: 'PAYERROR' }, { way: 'payer-code' })).toMatchObject(told('failed'));
    expect(read({ ...ok })).toMatchObject(told('unknown'));
    expect(read({ return_code: 'FAIL', result_code: 'SUCCESS', trade_state: 'SUCCESS' })).toEqual(unheard);
    expect(read({ return_code: 'SUCCESS', trade_state: 'SUCCESS' })).toEqual(faulty);
    expect(read({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'ORDERNOTEXIST' })).toMatchObject(refused('unpaid'));
    expect(read({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'SYSTEMERROR', trade_state: 'SUCCESS' })).toMatchObject(faulty);
    expect(read({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'INVALID_PARAMETER' })).toMatchObject(refused('unknown'));
  });

  test('an error page around it was not heard', () => {
    expect(readTradeAnswer('wechat-pay', { httpStatus: 502, body: { ...ok, trade_state: 'SUCCESS' } })).toEqual(unheard);
    expect(readTradeAnswer('qq-wallet', { httpStatus: 404, body: { ...ok, trade_state: 'SUCCESS' } })).toEqual(unheard);
  });
});

describe('Alipay', () => {
  const read = (body: object, context?: TradeContext) => readTradeAnswer('alipay', { httpStatus: 200, body }, context);
  const status = (trade_status: string, facts: object = {}, context?: TradeContext) =>
    read({ code: '10000', msg: 'Success', trade_status, ...facts }, context);

  // Source: opendocs.alipay.com, query response model of the SDK 3.0.70.
  test.each([
    ['WAIT_BUYER_PAY', 'unpaid'],
    ['TRADE_SUCCESS', 'paid'],
    ['TRADE_FINISHED', 'paid'],
    ['TRADE_CLOSED', 'closed'],
    ['TRADE_PENDING', 'unknown'],
    ['', 'unknown'],
  ] as const)('that says %j is %s', (word, trade) => {
    expect(status(word)).toMatchObject(told(trade));
  });

  test('a finished trade is paid, and no money goes back any more', () => {
    expect(status('TRADE_FINISHED').refundable).toBe(false);
    expect(status('TRADE_SUCCESS')).not.toHaveProperty('refundable');
  });

  test('at a counter a buyer who is waited for is typing a password', () => {
    expect(status('WAIT_BUYER_PAY', {}, { productId: 'alipay.payer-code' }).trade).toBe('in-progress');
  });

  test('before the code is scanned there is no trade, which is waiting and no failure', () => {
    const absent = { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST', sub_msg: '交易不存在' };
    expect(read(absent)).toEqual({ ...refused('unpaid'), word: 'ACQ.TRADE_NOT_EXIST' });
    expect(read({ ...absent, code: '20000' })).toMatchObject(faulty);
  });

  test.each([
    [{ send_pay_date: '2026-11-22 09:32:40' }, 'refunded'],
    [{ gmt_payment: '2026-11-22 09:32:40' }, 'refunded'],
    [{ buyer_pay_amount: '1024.00' }, 'refunded'],
    [{ buyer_pay_amount: '0.01' }, 'refunded'],
    // What a trade that nobody paid says.
    [{ buyer_pay_amount: '0.00', send_pay_date: '' }, 'closed'],
    [{ buyer_pay_amount: '-1' }, 'closed'],
    [{}, 'closed'],
  ] as const)('a closed trade with %j is %s', (facts, trade) => {
    expect(status('TRADE_CLOSED', facts).trade).toBe(trade);
  });

  test('a closed trade that the merchant knows was paid is refunded', () => {
    expect(status('TRADE_CLOSED', {}, paidBefore).trade).toBe('refunded');
  });

  test.each([
    [{ code: '20000', sub_code: 'isp.unknow-error' }, faulty],
    [{ code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }, faulty],
    [{ code: '40004', sub_code: 'ACQ.INVALID_PARAMETER' }, refused('unknown')],
    [{ code: '40002', sub_code: 'isv.invalid-signature' }, refused('unknown')],
    [{ code: '10003' }, told('in-progress')],
    [{}, unheard],
  ])('that answers %j says nothing final, whatever else stands in it', (body, expected) => {
    expect(read({ ...body, trade_status: 'TRADE_SUCCESS' })).toMatchObject(expected);
  });

  test('is read inside its envelope too', () => {
    expect(read({ alipay_trade_query_response: { code: '10000', trade_status: 'TRADE_SUCCESS' }, sign: 'x' }).trade).toBe('paid');
  });
});

describe.each(['unionpay', 'corporate-bank'])('UnionPay’s gateway for %s', (channel) => {
  const read = (body: object) => readTradeAnswer(channel, { httpStatus: 200, body });

  // Source: the codes of gateway 5.1.0.
  test.each([
    ['00', 'paid'],
    ['A6', 'paid'],
    ['03', 'in-progress'],
    ['04', 'in-progress'],
    ['05', 'in-progress'],
    ['70', 'in-progress'],
    ['01', 'unknown'],
    ['12', 'unknown'],
    ['60', 'unknown'],
    ['42', 'unknown'],
    ['46', 'closed'],
    ['11', 'failed'],
    ['61', 'failed'],
    ['77', 'failed'],
    ['', 'unknown'],
    ['a6', 'unknown'],
    ['000', 'unknown'],
    ['__proto__', 'unknown'],
  ] as const)('that took the question and says %j of the payment is %s', (origRespCode, trade) => {
    expect(read({ respCode: '00', origRespCode })).toMatchObject(told(trade));
  });

  test.each([
    ['34', refused('unpaid')],
    ['03', faulty],
    ['06', faulty],
    ['11', refused('unknown')],
    ['A6', refused('unknown')],
    ['', unheard],
  ])('that answers the question itself with %j says nothing final of the payment', (respCode, expected) => {
    expect(read({ respCode, origRespCode: '00' })).toMatchObject(expected);
  });

  test('that leaves the payment’s code out says nothing of it', () => {
    expect(read({ respCode: '00' })).toMatchObject(told('unknown'));
  });
});

describe('JD Pay', () => {
  // Source: a real message of 2017, its seal taken off.
  const message = {
    version: 'V2.0',
    result: { code: '000000', desc: 'success' },
    tradeNum: '201704250935156041484635',
    tradeType: '0',
    status: '2',
  };

  test('that says 2 is paid, and no other number is known', () => {
    expect(readTradeAnswer('jd-pay', { body: message })).toMatchObject(told('paid'));
    expect(readTradeAnswer('jd-pay', { body: { jdpay: message } })).toMatchObject(told('paid'));
    // Source: a merchant's client, which names 创建, 处理中, 成功, 失败 and 关闭.
    const words = { 0: 'unpaid', 1: 'in-progress', 3: 'failed', 4: 'closed', 5: 'unknown', SUCCESS: 'unknown', '': 'unknown' } as const;
    for (const [status, trade] of Object.entries(words)) {
      expect(readTradeAnswer('jd-pay', { body: { ...message, status } })).toMatchObject(told(trade));
    }
  });

  test('of a refund, or of a question that was refused, says nothing of the payment', () => {
    expect(readTradeAnswer('jd-pay', { body: { ...message, tradeType: '1' } })).toMatchObject(told('unknown'));
    expect(readTradeAnswer('jd-pay', { body: { ...message, result: { code: '000001' } } })).toMatchObject(refused('unknown'));
    expect(readTradeAnswer('jd-pay', { body: { status: '2' } })).toEqual(unheard);
  });
});

describe.each(['cmb', 'e-cny'])('CMB’s aggregate for %s', (channel) => {
  const read = (tradeState: string, facts: object = {}, context?: TradeContext) =>
    readTradeAnswer(channel, { body: { returnCode: 'SUCCESS', respCode: 'SUCCESS', biz_content: { tradeState }, ...facts } }, context);

  // Source: go-pay, package cmbpay, after V3.3.6.
  test.each([
    ['S', 'paid'],
    ['R', 'refund-begun'],
    ['P', 'in-progress'],
    ['C', 'closed'],
    ['D', 'closed'],
    ['F', 'failed'],
    ['s', 'unknown'],
    ['', 'unknown'],
  ] as const)('that says %j is %s', (word, trade) => {
    expect(read(word)).toMatchObject(told(trade));
    expect(read('', { biz_content: JSON.stringify({ mchReserved: '"tradeState":"S"', tradeState: word }) })).toMatchObject(told(trade));
    expect(read('', { biz_content: undefined, tradeState: word })).toMatchObject(told(trade));
  });

  test('SYSTERM_ERROR is no failure: the bank asks to be queried on', () => {
    expect(read('F', { respCode: 'FAIL', errCode: 'SYSTERM_ERROR' })).toMatchObject(faulty);
    expect(read('F', { errCode: 'SYSTERM_ERROR' })).toMatchObject(faulty);
  });

  test('a question that was refused, or a message that was, says nothing of the payment', () => {
    expect(read('S', { respCode: 'FAIL', errCode: 'ORDERID_INVALID' })).toMatchObject(refused('unknown'));
    expect(read('S', { returnCode: 'FAIL' })).toEqual(unheard);
    expect(read('S', { biz_content: '{' })).toMatchObject(told('unknown'));
  });

  test('a reversal of what was paid is a refund', () => {
    expect(read('D', {}, paidBefore).trade).toBe('refunded');
  });
});

describe('PayPal', () => {
  const read = (body: object, httpStatus = 200) => readTradeAnswer('paypal', { httpStatus, body });
  const order = (status: string, ...captures: string[]) =>
    read({
      id: '5O190127TN364715T',
      status,
      intent: 'CAPTURE',
      purchase_units: [{ payments: { captures: captures.map((word) => ({ status: word })) } }],
    });

  // Source: PayPal's open specification of Orders v2 and Payments v2, 2024.
  test.each([
    ['CREATED', 'unpaid'],
    ['SAVED', 'unpaid'],
    ['PAYER_ACTION_REQUIRED', 'unpaid'],
    ['APPROVED', 'in-progress'],
    ['VOIDED', 'closed'],
    ['COMPLETED', 'unknown'],
    ['PARTIALLY_REFUNDED', 'unknown'],
  ] as const)('whose order is %s and has no capture: %s', (word, trade) => {
    expect(order(word)).toMatchObject(told(trade));
  });

  test.each([
    ['COMPLETED', 'paid'],
    ['PENDING', 'in-progress'],
    ['REFUNDED', 'refunded'],
    ['PARTIALLY_REFUNDED', 'partly-refunded'],
    ['DECLINED', 'failed'],
    ['FAILED', 'failed'],
    ['CREATED', 'unknown'],
  ] as const)('whose capture is %s: %s, also inside a completed order', (word, trade) => {
    expect(read({ id: '2GG279541U471931P', status: word, amount: { value: '10.24', currency_code: 'USD' } })).toMatchObject(told(trade));
    expect(order('COMPLETED', word)).toMatchObject(told(trade));
  });

  test('an approved order is not paid whatever stands in it, and captures that do not agree say nothing', () => {
    expect(order('APPROVED', 'COMPLETED').trade).toBe('in-progress');
    expect(order('COMPLETED', 'COMPLETED', 'DECLINED').trade).toBe('unknown');
    expect(order('COMPLETED', 'COMPLETED', 'COMPLETED').trade).toBe('paid');
  });

  test('an error says nothing of the payment', () => {
    expect(read({ name: 'RESOURCE_NOT_FOUND', status: 'COMPLETED', amount: {} }, 404)).toMatchObject(refused('unknown'));
    expect(read({ name: 'INTERNAL_SERVER_ERROR', status: 'COMPLETED', amount: {} }, 500)).toMatchObject(faulty);
  });
});

// Source: go-pay, package douyin.
test.each([
  ['SUCCESS', 'paid'],
  ['REFUND', 'refund-begun'],
  ['NOTPAY', 'unpaid'],
  ['CLOSED', 'closed'],
  ['PAYERROR', 'unpaid'],
  ['USERPAYING', 'unknown'],
] as const)('Douyin Pay that says %s is %s', (trade_state, trade) => {
  expect(readTradeAnswer('douyin-pay', { httpStatus: 200, body: { trade_state } })).toMatchObject(told(trade));
  expect(readTradeAnswer('douyin-pay', { httpStatus: 404, body: { code: 'X', trade_state } })).toMatchObject(refused('unknown'));
});

// Source: a real answer of 2008, and integrations that name the words.
test.each([
  [{ rb_PayStatus: 'INIT' }, 'unpaid'],
  [{ rb_PayStatus: 'CANCELED' }, 'closed'],
  [{ rb_PayStatus: 'SUCCESS' }, 'paid'],
  [{ rb_PayStatus: 'SUCCESS', rc_RefundCount: '0', rd_RefundAmt: '0.0' }, 'paid'],
  [{ rb_PayStatus: 'SUCCESS', rc_RefundCount: '1', rd_RefundAmt: '0.01' }, 'partly-refunded'],
  [{ rb_PayStatus: 'SUCCESS', rc_RefundCount: '2', rd_RefundAmt: '10.24' }, 'refunded'],
  [{ rb_PayStatus: 'SUCCESS', rc_RefundCount: '1', rd_RefundAmt: 'x' }, 'refund-begun'],
  [{ rb_PayStatus: 'Success' }, 'unknown'],
] as const)('Yeepay that says %j is %s', (facts, trade) => {
  const body = { r0_Cmd: 'QueryOrdDetail', r1_Code: '1', r3_Amt: '10.24', ...facts };
  expect(readTradeAnswer('yeepay', { body })).toMatchObject(told(trade));
  expect(readTradeAnswer('yeepay', { body: { ...body, r1_Code: '50' } })).toMatchObject(refused('unknown'));
});

describe('whatever comes', () => {
  const finals: readonly TradeStatus[] = ['paid', 'refund-begun', 'partly-refunded', 'refunded', 'closed', 'failed'];
  const names = [
    'code',
    'sub_code',
    'trade_state',
    'trade_status',
    'return_code',
    'result_code',
    'err_code',
    'respCode',
    'origRespCode',
    'status',
  ];
  const others = [
    'returnCode',
    'errCode',
    'biz_content',
    'tradeState',
    'result',
    'jdpay',
    'r1_Code',
    'rb_PayStatus',
    'purchase_units',
    'amount',
  ];
  const name = fc.oneof(fc.constantFrom(...names, ...others, '__proto__', 'constructor', 'toString'), fc.string());
  /** Everything by which a question is shown to have been taken, and no word of a payment. */
  const opening = fc.constantFrom('SUCCESS', '00', '10000', '1', '000000', '10003');
  const noWord = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.anything(),
    fc.constantFrom('success', 'Paid', 'OK', 'TRADE', '__proto__'),
  );
  const channel = fc.oneof(fc.constantFrom<string>(...houseChannels), fc.string());
  const httpStatus = fc.oneof(fc.constant(undefined), fc.constantFrom(200, 204, 301, 400, 404, 500), fc.integer());
  const context = fc.record({ alreadyPaid: fc.boolean(), way: fc.constantFrom('payer-code', 'scan', undefined), productId: fc.string() });
  const knownWords = new Set(
    [
      'SUCCESS',
      'REFUND',
      'CLOSED',
      'REVOKED',
      'PAYERROR',
      'TRADE_SUCCESS',
      'TRADE_FINISHED',
      'TRADE_CLOSED',
      '2',
      'S',
      'R',
      'C',
      'D',
      'F',
    ].concat(['CANCELED', 'COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED', 'DECLINED', 'FAILED', 'VOIDED']),
  );

  test('it is read, as one of the words that there are', () => {
    const answer = fc.record({ httpStatus, body: fc.oneof(fc.dictionary(name, fc.oneof(opening, noWord)), fc.anything()) });
    fc.assert(
      fc.property(channel, answer, context, (id, given, known) => {
        const read = readTradeAnswer(id, given, known);
        expect(['answered', 'failed']).toContain(read.communication);
        expect(['succeeded', 'refused', 'unknown']).toContain(read.business);
        if (read.communication === 'failed') expect(read).toEqual(unheard);
        if (isTradeOver(read.trade)) expect(read.business).toBe('succeeded');
        if (read.word !== undefined) expect(read.word).toMatch(/^[\x21-\x7e]{1,64}$/);
      }),
      { numRuns: 10_000 },
    );
  });

  test('nothing final is read where the channel was heard and has said none of its own words', () => {
    const envelope = fc.constantFrom(
      { return_code: 'SUCCESS', result_code: 'SUCCESS', code: '10000', returnCode: 'SUCCESS', respCode: 'SUCCESS', r1_Code: '1' },
      { code: '10000' },
      { result: { code: '000000' } },
      { intent: 'CAPTURE' },
      { amount: {} },
      {},
    );
    const word = noWord.filter((value) => !knownWords.has(String(typeof value === 'symbol' ? '' : safeText(value))));
    const state = fc.dictionary(
      fc.constantFrom(
        'trade_state',
        'trade_status',
        'tradeState',
        'status',
        'rb_PayStatus',
        'biz_content',
        'buyer_pay_amount',
        'purchase_units',
      ),
      word,
    );
    fc.assert(
      fc.property(channel, envelope, state, context, (id, around, said, known) => {
        const { trade } = readTradeAnswer(id, { httpStatus: 200, body: { ...around, ...said } }, known);
        expect(finals).not.toContain(trade);
      }),
      { numRuns: 10_000 },
    );
  });

  test('a word of one channel is not another’s', () => {
    const own: Readonly<Record<string, object>> = {
      'wechat-pay': { trade_state: 'SUCCESS' },
      alipay: { code: '10000', trade_status: 'TRADE_SUCCESS' },
      unionpay: { respCode: '00', origRespCode: '00' },
      'jd-pay': { result: { code: '000000' }, status: '2' },
      'qq-wallet': { return_code: 'SUCCESS', result_code: 'SUCCESS', trade_state: 'SUCCESS' },
      cmb: { returnCode: 'SUCCESS', respCode: 'SUCCESS', tradeState: 'S' },
      paypal: { status: 'COMPLETED', amount: {} },
      yeepay: { r1_Code: '1', rb_PayStatus: 'SUCCESS' },
    };
    // These are made after one another, down to their words.
    const alike = [
      ['wechat-pay', 'qq-wallet', 'douyin-pay'],
      ['cmb', 'e-cny'],
      ['unionpay', 'corporate-bank'],
    ];
    for (const [speaker, body] of Object.entries(own)) {
      expect(readTradeAnswer(speaker, { body }).trade).toBe('paid');
      for (const hearer of houseChannels) {
        if (hearer === speaker || alike.some((group) => group.includes(hearer) && group.includes(speaker))) continue;
        expect(finals).not.toContain(readTradeAnswer(hearer, { body }).trade);
      }
    }
  });

  test('what was paid once is not unpaid, failed or closed by a later word', () => {
    for (const trade_state of ['NOTPAY', 'USERPAYING', 'CLOSED', 'PAYERROR']) {
      expect(readTradeAnswer('wechat-pay', { body: { trade_state } }, { ...counter, ...paidBefore })).toMatchObject(told('unknown'));
    }
  });

  test('a property that throws is no answer', () => {
    const trap = Object.defineProperty({}, 'trade_state', {
      get: () => {
        throw new Error('no');
      },
    });
    expect(readTradeAnswer('wechat-pay', { body: trap })).toEqual(unheard);
  });

  test('what a record inherits is not its word', () => {
    expect(readTradeAnswer('wechat-pay', { body: Object.create({ trade_state: 'SUCCESS' }) as object }).trade).toBe('unknown');
  });

  test('a word that does not belong into a log is left out', () => {
    for (const trade_state of ['a'.repeat(65), 'SUC\nCESS', '付', '']) {
      expect(readTradeAnswer('wechat-pay', { body: { trade_state } })).not.toHaveProperty('word');
    }
  });
});

test('pending and over part the words between them, and what was paid is over', () => {
  const all: readonly TradeStatus[] = [
    ...(['unpaid', 'in-progress', 'unknown'] as const),
    ...(['paid', 'refund-begun', 'partly-refunded', 'refunded', 'closed', 'failed'] as const),
  ];
  expect(all.filter(isTradeOver)).toEqual(all.slice(3));
  expect(all.filter(wasPaid)).toEqual(all.slice(3, 7));
  expectTypeOf<TradeAnswer['trade']>().toEqualTypeOf<(typeof all)[number]>();
});

test('a product is paid by a payer’s code where its name says so', () => {
  for (const [productId, { way }] of productDefinitions) expect(productId.endsWith('.payer-code')).toBe(way === 'payer-code');
});

/** As an own text or whole number would be read. */
function safeText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
