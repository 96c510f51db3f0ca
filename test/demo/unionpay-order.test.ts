import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBeijingDigits, toBeijingDigits } from '../../demo/channels/beijing-digits';
import { toDescription, toUnionpayOrder } from '../../demo/merchant/channels/unionpay-order';
import { signMessage } from '../../demo/merchant/channels/unionpay-signatures';
import { readTraceTime, toUnionpayTime } from '../../demo/merchant/channels/unionpay-time';
import { judgeUnionpay } from '../../demo/merchant/channels/unionpay-transaction';
import { makeAttempt, startAction, submit, toPageForm } from './channel-shop';
import { openUnionpayShop, type UnionpayShop } from './unionpay-shop';

let shop: UnionpayShop;
beforeAll(async () => void (shop = await openUnionpayShop()), 60_000);
afterAll(() => shop.close());

/** Whether no character was cut in two. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text;

/** The `respCode` of an order for a code of which some fields are otherwise. */
async function codeOf(fields: Readonly<Record<string, string>>): Promise<string | undefined> {
  const request = signMessage({ ...toUnionpayOrder(makeAttempt(shop, 'qr'), shop.account), ...fields }, shop.account);
  const answer = await submit({ url: `${shop.channelsUrl}/gateway/api/backTransReq.do`, fields: request });
  return /(?:^|&)respCode=(\w\w)/.exec(await answer.text())?.[1];
}

describe('an order', () => {
  test.each([
    { orderId: 'A'.repeat(32) },
    { orderId: 'A'.repeat(8) },
    { txnAmt: '1' },
    { txnAmt: '999999999999' },
    { orderDesc: 'A'.repeat(32) },
    { payTimeout: '' },
  ])('within UnionPay’s rules is taken: %j', async (fields) => {
    expect(await codeOf(fields)).toBe('00');
  });

  test.each([
    [{ orderId: 'A'.repeat(7) }, '10'],
    [{ orderId: 'A'.repeat(33) }, '10'],
    [{ orderId: 'ORDER-0001' }, '10'],
    [{ orderId: 'ORDER_0001' }, '10'],
    [{ orderId: '' }, '13'],
    [{ txnAmt: '1024.00' }, '10'],
    [{ txnAmt: '0' }, '10'],
    [{ txnAmt: '1000000000000' }, '10'],
    [{ txnTime: '20260231000000' }, '10'],
    [{ orderDesc: 'A'.repeat(33) }, '10'],
    [{ orderDesc: '书'.repeat(11) }, '10'],
    [{ payTimeout: '2026-11-23' }, '10'],
    [{ currencyCode: '840' }, '10'],
    [{ channelType: '07' }, '10'],
    [{ bizType: '000201' }, '10'],
    [{ backUrl: 'ftp://shop.test' }, '10'],
    [{ merId: '777290058110049' }, '31'],
    [{ certId: '1' }, '11'],
    [{ version: '5.0.0' }, '10'],
    [{ txnType: '02' }, '10'],
  ] as const)('that breaks one is refused: %j', async (fields, code) => {
    expect(await codeOf(fields)).toBe(code);
  });

  test('of a number that was used for something else is refused', async () => {
    const attempt = makeAttempt(shop, 'qr');
    await startAction(shop, attempt);
    const used = { orderId: attempt.outTradeNo, txnTime: toUnionpayTime(attempt.createdAt) };
    expect(await codeOf({ ...used, txnAmt: '1' })).toBe('12');
  });

  test('may not lead the browser to another site', async () => {
    const form = toPageForm(await startAction(shop, makeAttempt(shop, 'page')));
    for (const name of ['frontUrl', 'frontFailUrl']) {
      const { signature: _, ...fields } = form.fields;
      const signed = signMessage({ ...fields, [name]: 'https://elsewhere.test/' }, shop.account);
      const answer = await submit({ ...form, fields: signed });
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(name)]);
    }
  });

  test('has a description of at most 32 bytes, of whole characters, whatever the subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (subject) => {
        const description = toDescription(subject);
        expect(Buffer.byteLength(description)).toBeLessThanOrEqual(32);
        expect(isWhole(description)).toBe(true);
        expect(description).not.toMatch(/[&={}[\]"'\r\n]/);
      }),
    );
    expect(toDescription('《山川异域》 & "精装"')).toBe('《山川异域》 精装');
    expect(toDescription('A'.repeat(33))).toBe('A'.repeat(32));
  });

  test('has its fields in the order in which they are signed, the signature last', async () => {
    const action = await startAction(shop, makeAttempt(shop, 'wap'));
    const names = action.kind === 'form' ? action.fields.map(({ name }) => name) : [];
    expect(names.at(-1)).toBe('signature');
    expect(names.slice(0, -1)).toEqual([...names.slice(0, -1)].sort());
  });
});

describe('times', () => {
  const moments = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true });
  const wholeSecond = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 1_000) * 1_000);

  test('are written in Beijing’s zone', () => {
    expect(toUnionpayTime(new Date('2026-12-31T16:00:05.900Z'))).toBe('20270101000005');
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readBeijingDigits(toUnionpayTime(moment))).toEqual(wholeSecond(moment));
        expect(toBeijingDigits(moment)).toBe(toUnionpayTime(moment));
      }),
    );
  });

  test('without a year are of the year that follows the order', () => {
    const dayMs = 86_400_000;
    fc.assert(
      fc.property(moments, fc.integer({ min: -3_600_000, max: 330 * dayMs }), (orderedAt, laterMs) => {
        const paidAt = wholeSecond(new Date(orderedAt.getTime() + laterMs));
        expect(readTraceTime(toUnionpayTime(paidAt).slice(4), orderedAt)).toEqual(paidAt);
      }),
    );
    const newYearsEve = new Date('2026-12-31T23:59:50+08:00');
    expect(readTraceTime('0101000010', newYearsEve)).toEqual(new Date('2027-01-01T00:00:10+08:00'));
    // UnionPay's clock may be behind the shop's.
    const newYear = new Date('2027-01-01T00:00:05+08:00');
    expect(readTraceTime('1231235958', newYear)).toEqual(new Date('2026-12-31T23:59:58+08:00'));
    expect(readTraceTime('0230000000', newYearsEve)).toBeUndefined();
    expect(readTraceTime('1301000000', newYearsEve)).toBeUndefined();
    expect(readTraceTime('', newYearsEve)).toBeUndefined();
  });
});

describe('what UnionPay says of a payment', () => {
  const judge = (code: string | undefined, product = 'page') => {
    const attempt = makeAttempt(shop, product);
    const { outTradeNo, createdAt, amount } = attempt;
    const txnTime = toUnionpayTime(createdAt);
    const facts = { merId: shop.account.merId, orderId: outTradeNo, txnTime, txnType: '01', txnAmt: String(amount), currencyCode: '156' };
    const fields = { ...facts, queryId: '1', traceTime: txnTime.slice(4) };
    return judgeUnionpay(code, fields, attempt, shop.account).kind;
  };

  test.each([
    ['00', 'paid'],
    ['A6', 'paid'],
    ['03', 'in-progress'],
    ['04', 'in-progress'],
    ['05', 'unpaid'],
    ['70', 'unpaid'],
    ['46', 'closed'],
    ['01', 'unknown'],
    ['12', 'unknown'],
    ['60', 'unknown'],
    ['42', 'unknown'],
    ['64', 'failed'],
    ['30', 'failed'],
    ['', 'unknown'],
    ['000', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('%s is %s', (code, kind) => {
    expect(judge(code)).toBe(kind);
  });

  test('05 of a payer’s code is under way: it was sent to be charged', () => {
    expect(judge('05', 'payer-code')).toBe('in-progress');
  });

  test('is paid by 00 and A6 only, and no word that is not a code ends an attempt', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), (code) => {
        expect(judge(code) === 'paid').toBe(code === '00' || code === 'A6');
        if (!/^[0-9A-Z]{2}$/.test(code)) expect(judge(code)).toBe('unknown');
      }),
    );
  });
});
