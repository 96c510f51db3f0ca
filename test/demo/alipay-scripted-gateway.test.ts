import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signRsa2 } from '../../demo/channels/alipay/rsa2';
import { listen, type Listener } from '../../demo/listen';
import { makeAlipay } from '../../demo/merchant/channels/alipay';
import type { AlipayAccount } from '../../demo/merchant/channels/alipay-account';
import type { Attempt, ChannelAdapter } from '../../demo/merchant/channels/channel-adapter';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import { whole } from './whole-refund';

const alipay = makeRsaKeyPair();
const thief = makeRsaKeyPair();

/** What the gateway answers to a method, by its key. */
let answerTo: (key: string) => Response | Promise<Response>;
let calls = 0;
let gateway: Listener;
let adapter: ChannelAdapter;

beforeAll(async () => {
  gateway = await listen(0);
  gateway.handOver((request) => {
    calls += 1;
    return answerTo(`${new URL(request.url).searchParams.get('method')?.replaceAll('.', '_')}_response`);
  });
  const account: AlipayAccount = {
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    keyPair: makeRsaKeyPair(),
    alipayPublicKey: alipay.publicKey,
    origin: gateway.url,
    authorizationOrigin: gateway.url,
    notifyUrl: 'https://shop.example/notify/alipay',
    timeoutMs: 2_000,
    now: () => Date.parse('2026-01-01T00:00:00Z'),
  };
  adapter = makeAlipay(account);
});
afterAll(() => gateway.close());
beforeEach(() => void (calls = 0));

const say =
  (facts: object, privateKey = alipay.privateKey) =>
  (key: string) => {
    const text = JSON.stringify(facts);
    return new Response(`{"${key}":${text},"sign":"${signRsa2(text, privateKey)}"}`);
  };

const attemptOf = (productId: string): Attempt => ({
  productId,
  outTradeNo: 'scripted01A1',
  amount: 10_240,
  currency: 'CNY',
  subject: '书',
  openid: 'someone',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: new Date('2026-01-01T00:15:00Z'),
});

/** Everything that asks the channel, and what it makes of the answer. */
async function askAll(): Promise<Record<string, unknown>> {
  const attempt = attemptOf('alipay.qr');
  const start = async (productId: string, payerCode?: string) =>
    (await adapter.start(attemptOf(productId), { payerIp: '127.0.0.1', returnUrl: 'https://shop.example/', attemptQuery: {}, payerCode }))
      .kind;
  const [code, inside, payerCode, miniProgram, query, close, reverse, refund, refundQuery, identity] = await Promise.all([
    start('alipay.qr'),
    start('alipay.jsapi'),
    start('alipay.payer-code', '281234567890123456'),
    adapter.startInMiniProgram?.(attempt, 'code'),
    adapter.query(attempt),
    adapter.close(attempt),
    adapter.reverse?.(attempt),
    adapter.refund(attempt, whole(attempt)),
    adapter.queryRefund(attempt, whole(attempt)),
    adapter.authorizer?.exchangeCode('code'),
  ]);
  return { code, inside, payerCode, miniProgram, query: query.kind, close, reverse, refund, refundQuery, identity };
}

const nothingKnown = {
  code: 'unavailable',
  inside: 'unavailable',
  payerCode: 'paying',
  miniProgram: 'unavailable',
  query: 'unknown',
  close: 'unknown',
  reverse: 'unknown',
  refund: 'unknown',
  refundQuery: 'unknown',
  identity: undefined,
};

const paid = {
  code: '10000',
  msg: 'Success',
  out_trade_no: 'scripted01A1',
  trade_no: '2026010122001234567890123456',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '102.40',
  send_pay_date: '2026-01-01 08:00:00',
  gmt_payment: '2026-01-01 08:00:00',
  retry_flag: 'N',
  fund_change: 'Y',
  out_request_no: 'scripted01A1R1',
  refund_status: 'REFUND_SUCCESS',
  refund_amount: '102.40',
  qr_code: 'https://qr.alipay.com/bax1',
  open_id: 'someone',
};

describe('an answer without a trustworthy word', () => {
  const answers: Record<string, (key: string) => Response | Promise<Response>> = {
    'signed by a thief': say(paid, thief.privateKey),
    'under a signature of other words': (key) => {
      const sign = signRsa2(JSON.stringify(paid), alipay.privateKey);
      return new Response(`{"${key}":${JSON.stringify({ ...paid, total_amount: '102.4' })},"sign":"${sign}"}`);
    },
    'not signed': (key) => new Response(JSON.stringify({ [key]: paid })),
    'signed under another name': () => say(paid)('alipay_trade_other_response'),
    'refused by a thief': () => say({ code: '40002', sub_code: 'isv.code-invalid' }, thief.privateKey)('error_response'),
    'not JSON': () => new Response('<html>Bad Gateway</html>'),
    'of another shape': (key) => new Response(`{"${key}":"paid","sign":"x"}`),
    'that is an error of the network': () => new Response(null, { status: 502 }),
    'that is none': () => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('late')), 2_500)),
    'about another order': say({ ...paid, out_trade_no: 'another01A1', open_id: undefined }),
    'that says no more than that it is not known': say({ code: '20000', msg: 'Service Currently Unavailable' }),
    'that says it is not known': say({ code: '20000', sub_code: 'isp.unknow-error' }),
    'that says the system is broken': say({ code: '40004', sub_code: 'ACQ.SYSTEM_ERROR' }),
    'that misspells the same': say({ code: '40004', sub_code: 'AQC.SYSTEM_ERROR' }),
  };

  test.each(Object.keys(answers))('%s decides nothing', async (name) => {
    answerTo = answers[name] ?? say({});
    expect(await askAll()).toEqual(nothingKnown);
    expect(calls).toBeGreaterThanOrEqual(10);
  });
});

describe('a trustworthy answer', () => {
  test('is believed', async () => {
    answerTo = say(paid);
    expect(await askAll()).toEqual({
      code: 'started',
      inside: 'started',
      payerCode: 'paid',
      miniProgram: { kind: 'alipay-jsapi', tradeNo: paid.trade_no },
      query: 'paid',
      close: 'closed',
      reverse: 'reversed',
      refund: 'succeeded',
      refundQuery: 'succeeded',
      identity: 'someone',
    });
  });

  test('that the merchant calls too often is tried again, and charges nobody', async () => {
    answerTo = say({ code: '40005', sub_code: 'isv.app-call-limited' });
    expect(await askAll()).toMatchObject({ code: 'unavailable', inside: 'unavailable', payerCode: 'unavailable', query: 'unknown' });
  });

  test('never makes an attempt paid by words that are not exactly of a paid trade of that order', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const word = fc.oneof(fc.constantFrom('10000', 'TRADE_SUCCESS', '102.40', '102.4', 'scripted01A1', ''), fc.string());
    const broken = fc
      .dictionary(
        fc.constantFrom('code', 'out_trade_no', 'trade_no', 'trade_status', 'total_amount', 'send_pay_date', 'gmt_payment'),
        word,
        {
          minKeys: 1,
        },
      )
      .map((changes) => ({ ...paid, ...changes }))
      .filter(
        (answer) =>
          answer.code !== '10000' ||
          answer.out_trade_no !== paid.out_trade_no ||
          !['TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'].includes(answer.trade_status) ||
          !['102.40', '102.4'].includes(answer.total_amount),
      );
    await fc.assert(
      fc.asyncProperty(broken, async (answer) => {
        answerTo = say(answer);
        expect((await adapter.query(attemptOf('alipay.qr'))).kind).not.toBe('paid');
      }),
      { numRuns: 60 },
    );
    vi.restoreAllMocks();
  });
});
