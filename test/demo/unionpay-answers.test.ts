import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUnionpayCredentials, type UnionpayCredentials } from '../../demo/channels/unionpay/certificates';
import { signFields, type Fields } from '../../demo/channels/unionpay/signatures';
import { listen, type Listener } from '../../demo/listen';
import type { Attempt, ChannelAdapter, Circumstances } from '../../demo/merchant/channels/channel-adapter';
import { makeUnionpay } from '../../demo/merchant/channels/unionpay';
import { whole } from './whole-refund';

const attempt: Attempt = {
  productId: 'unionpay.qr',
  outTradeNo: 'ORDER000001A1',
  amount: 102_400,
  currency: 'CNY',
  subject: '书',
  openid: null,
  createdAt: new Date('2026-11-23T12:00:00+08:00'),
  expiresAt: new Date('2026-11-23T12:15:00+08:00'),
};
const byCode: Attempt = { ...attempt, productId: 'unionpay.payer-code' };
const circumstances: Circumstances = { payerIp: '', returnUrl: '', payerCode: '6210728310408849937', attemptQuery: {} };

let issued: UnionpayCredentials;
let listener: Listener;
let adapter: ChannelAdapter;
/** What the channel answers, whatever it is asked. */
let answer: { status: number; body: string };

beforeAll(async () => {
  [issued, listener] = await Promise.all([makeUnionpayCredentials(), listen(0)]);
  const app = new Hono();
  app.post('*', () => new Response(answer.body, { status: answer.status }));
  listener.handOver(app.fetch);
  adapter = makeUnionpay({
    merId: '777290058110048',
    certificate: issued.merchant,
    pinnedCertificates: [issued.rootCertificate],
    origin: listener.url,
    fileOrigin: listener.url,
    notifyUrl: 'http://shop.test/notify',
    returnPostUrl: 'http://shop.test/return',
    timeoutMs: 5_000,
    now: () => attempt.createdAt.getTime(),
  });
}, 60_000);
afterAll(() => listener.close());

const about: Fields = { merId: '777290058110048', orderId: attempt.outTradeNo, txnTime: '20261123120000', txnType: '01' };
const write = (fields: Fields): string =>
  Object.entries(fields)
    .map((pair) => pair.join('='))
    .join('&');

/** Has the channel say this from now on, under its own signature. */
function say(fields: Fields, status = 200): void {
  answer = { status, body: write(signFields({ ...about, ...fields }, issued)) };
}

describe('an answer', () => {
  test('that UnionPay signed is believed, also with values that hold & and =', async () => {
    say({ respCode: '34' });
    expect(await adapter.query(attempt)).toEqual({ kind: 'absent' });
    say({ respCode: '34', reqReserved: '{a=1&b=2}', reserved: '[c=3&d=4]' });
    expect(await adapter.query(attempt)).toEqual({ kind: 'absent' });
  });

  test.each<[string, Fields]>([
    ['order', { orderId: 'ORDER000002A1' }],
    ['time', { txnTime: '20261123120001' }],
    ['merchant', { merId: '777290058110049' }],
  ])('about another %s says nothing', async (_, other) => {
    say({ respCode: '34', ...other });
    expect(await adapter.query(attempt)).toEqual({ kind: 'unknown' });
  });

  test('of more than 64 kB is not read', async () => {
    say({ respCode: '34', reserved: `{${'x'.repeat(60_000)}}` });
    expect(await adapter.query(attempt)).toEqual({ kind: 'absent' });
    say({ respCode: '34', reserved: `{${'x'.repeat(70_000)}}` });
    expect(await adapter.query(attempt)).toEqual({ kind: 'unknown' });
  });

  test('full of braces that nothing closes takes no time', async () => {
    answer = { status: 200, body: `respCode=${'{'.repeat(65_000)}&a=${'['.repeat(400)}` };
    const begunAt = performance.now();
    expect(await adapter.query(attempt)).toEqual({ kind: 'unknown' });
    expect(performance.now() - begunAt).toBeLessThan(500);
  });

  test.each([
    ['02', 'again'],
    ['03', 'again'],
    ['04', 'again'],
    ['05', 'again'],
    ['06', 'again'],
    ['35', 'again'],
    ['37', 'again'],
    ['10', 'unknown'],
    ['34', 'unknown'],
    ['99', 'unknown'],
    ['00', 'reversed'],
  ])('%s to a reversal is %s', async (respCode, expected) => {
    say({ respCode });
    expect(await adapter.reverse?.(byCode)).toBe(expected);
  });

  test('that nobody signed, or somebody else, or that was altered, says nothing', async () => {
    const stranger = await makeUnionpayCredentials();
    const signed = signFields({ ...about, respCode: '34' }, issued);
    const bodies = [
      write({ ...about, respCode: '34' }),
      write(signFields({ ...about, respCode: '34' }, stranger)),
      write({ ...signed, respCode: '00', origRespCode: '00' }),
      '',
      '<html>502 Bad Gateway</html>',
    ];
    for (const body of bodies) {
      answer = { status: 200, body };
      expect(await adapter.query(attempt)).toEqual({ kind: 'unknown' });
    }
  });

  test('with a status other than 200 says nothing', async () => {
    say({ respCode: '34' }, 500);
    expect(await adapter.query(attempt)).toEqual({ kind: 'unknown' });
  });

  test.each(['02', '06', '37'])('that UnionPay is busy, %s, charges nothing and may be asked again', async (respCode) => {
    say({ respCode });
    expect(await adapter.start(attempt, circumstances)).toEqual({ kind: 'unavailable' });
    expect(await adapter.start(byCode, circumstances)).toEqual({ kind: 'unavailable' });
  });

  test('without a code that may be shown is no code', async () => {
    for (const qrCode of ['https://elsewhere.test/', 'javascript:alert(1)', '']) {
      say({ respCode: '00', qrCode });
      expect(await adapter.start(attempt, circumstances)).toEqual({ kind: 'unavailable' });
    }
  });

  test('of success to a payer’s code without the facts of a payment is under way', async () => {
    say({ respCode: '00' });
    expect(await adapter.start(byCode, circumstances)).toEqual({ kind: 'paying' });
  });

  test('that never comes says nothing', async () => {
    const closed = makeUnionpay({
      merId: '777290058110048',
      certificate: issued.merchant,
      pinnedCertificates: [issued.rootCertificate],
      origin: 'http://localhost:1',
      fileOrigin: 'http://localhost:1',
      notifyUrl: '',
      returnPostUrl: '',
      timeoutMs: 1_000,
      now: Date.now,
    });
    expect(await closed.query(attempt)).toEqual({ kind: 'unknown' });
    expect(await closed.refund(attempt, whole(attempt))).toBe('unknown');
    expect(await closed.reverse?.(byCode)).toBe('unknown');
  });
});
